import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** Removes a rule; what it told stays in the history. */
export async function deleteAlertRule(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { ruleId }: { ruleId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'alert.manage');
  if (!allowed.ok) return allowed;
  const { count } = await deps.db.prisma.alertRule.deleteMany({
    where: { id: ruleId, workspaceId: actor.workspaceId },
  });
  return count === 0 ? notFound() : ok(undefined);
}
