import { authorize, may, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';

/** What of the log somebody may read: all of it, or what is about money. */
export function auditSight(actor: Actor): Result<{ moneyOnly: boolean }> {
  if (may(actor, 'audit.see')) return ok({ moneyOnly: false });
  const allowed = authorize(actor, 'audit.see-billing');
  return allowed.ok ? ok({ moneyOnly: true }) : allowed;
}
