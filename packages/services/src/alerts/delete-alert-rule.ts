import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

/** Removes a rule; what it told stays in the history. */
export async function deleteAlertRule(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { ruleId }: { ruleId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'alert.manage');
  if (!allowed.ok) return allowed;
  const where = { id: ruleId, workspaceId: actor.workspaceId };
  return deps.db.transaction(async (tx) => {
    const rule = await tx.alertRule.findFirst({ where });
    const { count } = await tx.alertRule.deleteMany({ where });
    if (!rule || count === 0) return notFound();
    await noteAudit(tx, actor, {
      action: 'alert.deleted',
      target: { kind: 'alert', id: ruleId, name: rule.kind },
      before: { kind: rule.kind, threshold: rule.threshold },
    });
    return ok(undefined);
  });
}
