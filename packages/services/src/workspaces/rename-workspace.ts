import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { tidyName, type WorkspaceView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';

/** Gives the workspace another name. For owners and admins. */
export async function renameWorkspace(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { name: string },
): Promise<Result<WorkspaceView>> {
  const allowed = authorize(actor, 'workspace.edit');
  if (!allowed.ok) return allowed;
  const name = tidyName(input.name, { field: 'name', kind: 'workspace' });
  if (!name.ok) return name;
  const { id, planId } = await deps.db.prisma.workspace.update({
    where: { id: actor.workspaceId },
    data: { name: name.value },
  });
  const { role, billing } = actor;
  return ok({ id, name: name.value, planId, role, billing, isSuspended: false });
}
