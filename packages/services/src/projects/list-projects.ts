import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { readProjects } from './read-projects.ts';

/** The projects of the workspace that the actor sees, or with `archived` those in its archive; the ones that changed last in front. */
export async function listProjects(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { archived = false }: { archived?: boolean } = {},
): Promise<Result<ProjectView[]>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  return ok(await readProjects(deps.db.prisma, { workspaceId: actor.workspaceId, archived, seenBy: actor }));
}
