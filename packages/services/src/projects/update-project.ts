import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { checkProject, type ProjectFields } from './check-project.ts';
import { readProjects } from './read-projects.ts';

/** Changes what is written about a project; what is left out stays as it is. */
export async function updateProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, ...fields }: ProjectFields & { projectId: string },
): Promise<Result<ProjectView>> {
  const allowed = authorize(actor, 'project.edit');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const known = await prisma.project.findUnique({
    where: { workspaceId_id: { workspaceId, id: projectId } },
  });
  if (!known) return notFound();
  const checked = await checkProject(prisma, actor, fields);
  if (!checked.ok) return checked;
  await prisma.project.update({
    where: { workspaceId_id: { workspaceId, id: projectId } },
    data: checked.value,
  });
  return ok((await readProjects(prisma, { workspaceId, projectId }))[0]!);
}
