import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

/** Whether editors may hand out share links in this workspace. Links that are there stay as they are. */
export async function setSharePolicy(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { editorsMayShare }: { editorsMayShare: boolean },
): Promise<Result<{ editorsMayShare: boolean }>> {
  const allowed = authorize(actor, 'workspace.edit');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ name: string; editorsMayShare: boolean }[]>`
      SELECT "name", "editorsMayShare" FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
    const before = rows[0]!;
    if (before.editorsMayShare === editorsMayShare) return ok({ editorsMayShare });
    await tx.workspace.update({ where: { id: workspaceId }, data: { editorsMayShare } });
    await noteAudit(tx, actor, {
      action: 'workspace.changed',
      target: { kind: 'workspace', id: workspaceId, name: before.name },
      ...auditChange({ editorsMayShare: before.editorsMayShare }, { editorsMayShare }),
    });
    return ok({ editorsMayShare });
  });
}
