import { studioTime } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { packLookupKey, planLookupKey, type OrderView } from '@maquette/domain/billing';
import { isPlanId, isTopUpPackId, topUpPacks, type PlanId, type TopUpPackId } from '@maquette/domain/plans';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { Payments } from '@maquette/payments';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { readPlans } from '../plans/read-plans.ts';
import { ensureCustomer } from './ensure-customer.ts';
import { hasLiveSubscription } from './live-subscription.ts';
import { openOrderCheckout } from './open-order-checkout.ts';
import { orderView } from './order-view.ts';
import { askProvider, paymentsOf } from './payments-of.ts';

type Product =
  | { kind: 'plan'; productId: PlanId; credits: number; amountCents: number; lookupKey: string }
  | { kind: 'top_up'; productId: TopUpPackId; credits: number; amountCents: number; lookupKey: string };

/**
 * Begins to buy a plan or a pack of credits: our order first, then the provider's checkout for it. What it costs is ours
 * to say, never the browser's. Nothing is charged before the payer confirms there.
 * @returns the order, with the address of the checkout
 */
export async function startCheckout(
  deps: Pick<ServiceDeps, 'db' | 'payments' | 'settings'>,
  actor: Actor,
  input: { productId: string },
): Promise<Result<OrderView>> {
  const allowed = authorize(actor, 'billing.manage');
  if (!allowed.ok) return allowed;
  const payments = paymentsOf(deps);
  if (!payments.ok) return payments;
  const product = await findProduct(deps, actor.workspaceId, input.productId);
  if (!product.ok) return product;
  return askProvider(() => open(deps, payments.value, { actor, product: product.value }));
}

async function findProduct(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
  productId: string,
): Promise<Result<Product>> {
  if (isTopUpPackId(productId)) {
    const { credits, cents } = topUpPacks[productId];
    return ok({
      kind: 'top_up',
      productId,
      credits,
      amountCents: cents,
      lookupKey: packLookupKey(productId),
    });
  }
  const plans = await readPlans(deps.db.prisma);
  if (!isPlanId(productId) || plans[productId].monthlyCents === 0)
    return refuse('input.invalid', 'This is not for sale here.', {
      field: 'productId',
      suggestion: `Choose one of ${[...Object.keys(plans).filter((id) => id !== 'free'), ...Object.keys(topUpPacks)].join(', ')}.`,
    });
  if (await hasLiveSubscription(deps.db.prisma, workspaceId))
    return refuse('conflict.state', 'This workspace has a subscription already.', {
      suggestion: 'Change its plan instead of buying another one.',
    });
  const { creditsPerCycle, monthlyCents } = plans[productId];
  return ok({
    kind: 'plan',
    productId,
    credits: creditsPerCycle,
    amountCents: monthlyCents,
    lookupKey: planLookupKey(productId),
  });
}

async function open(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  payments: Payments,
  { actor, product }: { actor: Actor; product: Product },
): Promise<OrderView> {
  const { workspaceId, userId } = actor;
  const { prisma } = deps.db;
  // an order of a plan that was left open must not be paid beside the new one
  if (product.kind === 'plan') await expireOpenPlans(deps, payments, workspaceId);
  const { lookupKey, ...ordered } = product;
  const { kind, productId, credits, amountCents } = ordered;
  const order = await deps.db.transaction(async (tx) => {
    const made = await tx.purchaseOrder.create({
      data: {
        id: newId('order'),
        workspaceId,
        createdById: userId,
        createdAt: await studioTime(tx),
        ...ordered,
      },
    });
    await noteAudit(tx, actor, {
      action: 'checkout.started',
      target: { kind: 'order', id: made.id, name: productId },
      after: { kind, productId, credits, amountCents },
    });
    return made;
  });
  const customerId = await ensureCustomer(deps, payments, { workspaceId, userId });
  const { sessionId, url } = await openOrderCheckout(deps, payments, {
    order,
    customerId,
    lookupKey,
    requestKey: order.id,
  });
  return orderView(
    await prisma.purchaseOrder.update({
      where: { id: order.id },
      data: { checkoutSessionId: sessionId, checkoutUrl: url },
    }),
  );
}

async function expireOpenPlans(
  deps: Pick<ServiceDeps, 'db'>,
  payments: Payments,
  workspaceId: string,
): Promise<void> {
  const open = await deps.db.prisma.purchaseOrder.findMany({
    where: { workspaceId, kind: 'plan', status: 'open' },
  });
  for (const { id, checkoutSessionId } of open) {
    if (checkoutSessionId) await payments.expireCheckout(checkoutSessionId);
    const session = checkoutSessionId && (await payments.fetchCheckout(checkoutSessionId));
    if (session && session.status === 'complete') continue;
    await deps.db.prisma.purchaseOrder.updateMany({
      where: { id, workspaceId, status: 'open' },
      data: { status: 'expired' },
    });
  }
}
