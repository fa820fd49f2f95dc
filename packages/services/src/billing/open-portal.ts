import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { ensureCustomer } from './ensure-customer.ts';
import { askProvider, paymentsOf } from './payments-of.ts';

/** Where the card is changed and invoices are found: the provider's own page, for some minutes. */
export async function openPortal(
  deps: Pick<ServiceDeps, 'db' | 'payments' | 'settings'>,
  actor: Actor,
): Promise<Result<{ url: string }>> {
  const allowed = authorize(actor, 'billing.manage');
  if (!allowed.ok) return allowed;
  const payments = paymentsOf(deps);
  if (!payments.ok) return payments;
  const { workspaceId, userId } = actor;
  const returnUrl = `${deps.settings.publicUrl}/w/${workspaceId}/wallet/billing`;
  const portal = await askProvider(async () => {
    const customerId = await ensureCustomer(deps, payments.value, { workspaceId, userId });
    return payments.value.openPortal({ customerId, returnUrl });
  });
  if (!portal.ok) return portal;
  await deps.db.transaction((tx) => noteAudit(tx, actor, { action: 'portal.opened' }));
  return ok({ url: portal.value.url });
}
