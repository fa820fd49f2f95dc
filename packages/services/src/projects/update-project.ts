import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkProject, type ProjectFields } from './check-project.ts';
import { readProjects } from './read-projects.ts';

/** Changes what is written about a project; what is left out stays as it is. */
export async function updateProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, ...fields }: ProjectFields & { projectId: string },
): Promise<Result<ProjectView>> {
  const { prisma } = deps.db;
  const allowed = await authorizeIn(prisma, actor, 'project.edit', { projectId });
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const checked = await checkProject(prisma, actor, fields);
  if (!checked.ok) return checked;
  await prisma.project.update({
    where: { workspaceId_id: { workspaceId, id: projectId } },
    data: checked.value,
  });
  return ok((await readProjects(prisma, { workspaceId, projectId }))[0]!);
}
