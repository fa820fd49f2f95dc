import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readProjects } from './read-projects.ts';

/** One project of the actor's workspace. */
export async function getProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: { projectId: string },
): Promise<Result<ProjectView>> {
  const allowed = await authorizeIn(deps.db.prisma, actor, 'project.see', { projectId });
  if (!allowed.ok) return allowed;
  const [project] = await readProjects(deps.db.prisma, { workspaceId: actor.workspaceId, projectId });
  return project ? ok(project) : notFound();
}
