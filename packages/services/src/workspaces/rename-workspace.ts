import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import { tidyName, type WorkspaceView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
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
  const { id, planId } = await deps.db.transaction(async (tx) => {
    const where = { id: actor.workspaceId };
    const { name: before } = await tx.workspace.findUniqueOrThrow({ where, select: { name: true } });
    const renamed = await tx.workspace.update({ where, data: { name: name.value } });
    await noteAudit(tx, actor, {
      action: 'workspace.changed',
      target: { kind: 'workspace', id: renamed.id, name: name.value },
      ...auditChange({ name: before }, { name: name.value }),
    });
    return renamed;
  });
  const { role, billing } = actor;
  return ok({ id, name: name.value, planId, role, billing, isSuspended: false });
}
