import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { noteRestrictedSeen } from './note-restricted-seen.ts';
import { readProjects } from './read-projects.ts';

/** One project of the actor's workspace. An owner or admin who looks into a restricted one unasked is noted. */
export async function getProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: { projectId: string },
): Promise<Result<ProjectView>> {
  const allowed = await authorizeIn(deps.db.prisma, actor, 'project.see', { projectId });
  if (!allowed.ok) return allowed;
  await noteRestrictedSeen(deps, actor, allowed.value);
  const [project] = await readProjects(deps.db.prisma, { workspaceId: actor.workspaceId, projectId });
  return project ? ok(project) : notFound();
}
