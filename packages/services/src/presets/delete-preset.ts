import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

/** Removes a preset. Jobs that were started with it keep their parameters. */
export async function deletePreset(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { presetId }: { presetId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'preset.edit');
  if (!allowed.ok) return allowed;
  const where = { id: presetId, workspaceId: actor.workspaceId };
  return deps.db.transaction(async (tx) => {
    const preset = await tx.preset.findFirst({ where, select: { name: true, operation: true } });
    const { count } = await tx.preset.deleteMany({ where });
    if (!preset || count === 0) return notFound();
    await noteAudit(tx, actor, {
      action: 'preset.deleted',
      target: { kind: 'preset', id: presetId, name: preset.name },
      before: { operation: preset.operation },
    });
    return ok(undefined);
  });
}
