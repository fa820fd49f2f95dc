import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readProjects } from './read-projects.ts';

/** Puts a project into the archive, where it can be looked at but takes nothing new, or takes it out again. */
export async function archiveProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, archived }: { projectId: string; archived: boolean },
): Promise<Result<ProjectView>> {
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const allowed = await authorizeIn(prisma, actor, 'project.archive', { projectId });
  if (!allowed.ok) return allowed;
  // the first time counts: archiving twice changes nothing
  await prisma.project.updateMany({
    where: { workspaceId, id: projectId, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? new Date() : null },
  });
  return ok((await readProjects(prisma, { workspaceId, projectId }))[0]!);
}
