import { authorize, type Actor } from '@maquette/domain/access';
import type { OrderView } from '@maquette/domain/billing';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { fulfilCheckout } from './fulfil-checkout.ts';
import { orderView } from './order-view.ts';
import { askProvider } from './payments-of.ts';

/**
 * What has become of a checkout that the payer comes back from: asks the provider, gives what was paid for, and tells
 * the truth: paid, still open, declined, expired.
 */
export async function confirmCheckout(
  deps: Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>,
  actor: Actor,
  input: { sessionId: string },
): Promise<Result<OrderView>> {
  const allowed = authorize(actor, 'billing.see');
  if (!allowed.ok) return allowed;
  const where = { workspaceId: actor.workspaceId, checkoutSessionId: input.sessionId };
  const known = await deps.db.prisma.purchaseOrder.findFirst({ where });
  if (!known) return notFound();
  if (known.status !== 'paid') {
    const asked = await askProvider(() => fulfilCheckout(deps, input.sessionId));
    if (!asked.ok) return asked;
  }
  return ok(orderView(await deps.db.prisma.purchaseOrder.findFirstOrThrow({ where })));
}
