import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { checkProject, type ProjectFields } from './check-project.ts';
import { readProjects } from './read-projects.ts';

/** Opens a project; it is owned by who opens it, unless told. */
export async function createProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: ProjectFields & { name: string },
): Promise<Result<ProjectView>> {
  const allowed = authorize(actor, 'project.create');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const checked = await checkProject(prisma, actor, input);
  if (!checked.ok) return checked;
  const projectId = newId('project');
  const { workspaceId } = actor;
  const { name = '', ownerId = actor.userId, ...rest } = checked.value;
  await prisma.project.create({ data: { id: projectId, workspaceId, name, ownerId, ...rest } });
  return ok((await readProjects(prisma, { workspaceId, projectId }))[0]!);
}
