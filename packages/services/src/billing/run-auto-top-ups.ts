import { studioTime, type Transaction } from '@maquette/db';
import { afterDecline, autoTopUpPause, declinesMax, packLookupKey } from '@maquette/domain/billing';
import { isTopUpPackId, topUpPacks, type TopUpPack } from '@maquette/domain/plans';
import { PaymentsUnreachable, type ChargeResult, type Payments } from '@maquette/payments';
import { theProvider, theStudio } from '../audit/index.ts';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { openOrderCheckout } from './open-order-checkout.ts';
import { paidByAutoTopUpCents } from './paid-by-auto-top-up.ts';
import { syncIntent } from './sync-intent.ts';
import { tellPayers } from './tell-payers.ts';

type TopUpDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;
type Order = Awaited<ReturnType<Transaction['purchaseOrder']['findUniqueOrThrow']>>;

const workspacesPerRound = 50;
/** The provider remembers a request key for 24 hours: a little before, an order without an answer is not sent again. */
const answerMaxMs = 20 * 3_600_000;

/**
 * Buys credits for workspaces that asked for it and have fallen below their mark. The order is written under the
 * wallet's lock, one open at a time (the database sees to it), and its id is the provider's request key: however many
 * jobs cross the mark at once, whoever dies in the middle, there is one payment.
 * @returns how many orders were brought to an end
 */
export async function runAutoTopUps(deps: TopUpDeps): Promise<{ handledCount: number }> {
  const { payments } = deps;
  if (!payments) return { handledCount: 0 };
  const due = await deps.db.prisma.$queryRaw<{ workspaceId: string }[]>`
    SELECT a."workspaceId" FROM "BillingAccount" a JOIN "Wallet" w USING ("workspaceId")
    WHERE a."autoTopUpEnabled" AND a."paymentMethodId" IS NOT NULL AND a."autoTopUpState" IN ('ready', 'waiting')
      AND w."available" < a."autoTopUpBelowCredits" AND w."frozenAt" IS NULL
      AND (a."autoTopUpRetryAt" IS NULL OR a."autoTopUpRetryAt" <= studio_now())
    LIMIT ${workspacesPerRound}`;
  for (const { workspaceId } of due) await openOrder(deps, workspaceId);
  const open = await deps.db.prisma.purchaseOrder.findMany({
    where: { kind: 'auto_top_up', status: 'open' },
    take: workspacesPerRound,
  });
  const oldest = new Date((await studioTime(deps.db.prisma)).getTime() - answerMaxMs);
  for (const order of open) {
    if (order.createdAt > oldest) await charge(deps, payments, order);
    // should it have been charged after all, the reconciler finds the payment and grants it
    else
      await noteDecline(deps, order, { code: 'no-answer', message: 'The payment provider did not answer.' });
  }
  return { handledCount: open.length };
}

const openOrder = (deps: TopUpDeps, workspaceId: string): Promise<void> =>
  withWallet(deps, {
    workspaceId,
    mayShare: false,
    work: (tx, wallet) => writeOrder(tx, wallet, workspaceId),
  });

async function writeOrder(tx: Transaction, wallet: LockedWallet, workspaceId: string): Promise<void> {
  const { book, now } = wallet;
  const active = await tx.purchaseOrder.count({
    where: { workspaceId, kind: 'auto_top_up', status: { in: ['open', 'needs_cardholder'] } },
  });
  const account = await tx.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
  const packId = account.autoTopUpPackId;
  if (active > 0 || !packId || !isTopUpPackId(packId)) return;
  const pack: TopUpPack = topUpPacks[packId];
  const pause = autoTopUpPause(
    {
      enabled: account.autoTopUpEnabled,
      state: account.autoTopUpState,
      belowCredits: account.autoTopUpBelowCredits ?? 0,
      packCents: pack.cents,
      monthlyMaxCents: account.autoTopUpMonthlyMaxCents ?? 0,
      paidThisMonthCents: await paidByAutoTopUpCents(tx, { workspaceId, now }),
      retryAt: account.autoTopUpRetryAt,
      hasCard: account.paymentMethodId !== null,
    },
    { availableCredits: book.available, now },
  );
  if (pause) return;
  const ordered = { productId: pack.id, credits: pack.credits, amountCents: pack.cents };
  const { id } = await tx.purchaseOrder.create({
    data: { id: newId('order'), workspaceId, kind: 'auto_top_up', ...ordered, createdAt: now },
  });
  wallet.audit(theStudio(workspaceId), {
    action: 'auto-top-up.ordered',
    target: { kind: 'order', id, name: pack.id },
    after: { ...ordered, availableCredits: book.available },
  });
}

/** Charges the saved card for an order; an attempt that nobody knows the end of is repeated with its own key. */
async function charge(deps: TopUpDeps, payments: Payments, order: Order): Promise<void> {
  const { workspaceId } = order;
  const account = await deps.db.prisma.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
  if (!account.customerId || !account.paymentMethodId) return;
  try {
    const result = await payments.chargeSavedCard({
      orderId: order.id,
      workspaceId,
      customerId: account.customerId,
      paymentMethodId: account.paymentMethodId,
      amountCents: order.amountCents,
      currency: order.currency,
      description: `${order.credits} credits, automatic top-up`,
      requestKey: order.id,
    });
    await conclude(deps, payments, { order, customerId: account.customerId, result });
  } catch (error) {
    if (!(error instanceof PaymentsUnreachable)) throw error;
    deps.log.warn({ objectId: order.id, error }, 'the automatic top-up waits for the payment provider');
  }
}

interface Charged {
  order: Order;
  customerId: string;
  result: ChargeResult;
}

async function conclude(deps: TopUpDeps, payments: Payments, charged: Charged): Promise<void> {
  const { order, result } = charged;
  if (result.status === 'succeeded') {
    await deps.db.prisma.purchaseOrder.updateMany({
      where: { id: order.id, workspaceId: order.workspaceId },
      data: { paymentIntentId: result.intentId },
    });
    await syncIntent(deps, result.intentId);
  } else if (result.status === 'declined') await noteDecline(deps, order, result);
  else await askCardholder(deps, payments, charged);
}

async function noteDecline(
  deps: TopUpDeps,
  order: Order,
  declined: { code: string; message: string },
): Promise<void> {
  const { workspaceId } = order;
  await withWallet(deps, {
    workspaceId,
    mayShare: false,
    work: async (tx, wallet) => {
      const { count } = await tx.purchaseOrder.updateMany({
        where: { id: order.id, status: 'open' },
        data: {
          status: 'failed',
          failureCode: declined.code,
          failureMessage: declined.message,
          finishedAt: wallet.now,
        },
      });
      if (count === 0) return;
      const account = await tx.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
      const { state, failures, retryAt } = afterDecline(account.autoTopUpFailures, wallet.now);
      await tx.billingAccount.update({
        where: { workspaceId },
        data: { autoTopUpState: state, autoTopUpFailures: failures, autoTopUpRetryAt: retryAt },
      });
      const isSuspended = state === 'suspended';
      await tellPayers(tx, deps, {
        workspaceId,
        kind: isSuspended ? 'auto-top-up.suspended' : 'auto-top-up.declined',
        title: isSuspended ? 'The automatic top-up is suspended' : 'The automatic top-up was declined',
        body: isSuspended
          ? `The card was declined ${declinesMax} times in a row. Change the card, and it goes on by itself.`
          : 'The card was declined. It is tried again in an hour.',
        uniqueKey: `auto-top-up:${order.id}`,
      });
      wallet.audit(theProvider(workspaceId), {
        action: 'auto-top-up.declined',
        target: { kind: 'order', id: order.id, name: order.productId },
        before: { state: account.autoTopUpState },
        after: { state, failures, reason: declined.code },
      });
    },
  });
}

/** The bank wants the person: a payment link for the same order is made and sent; when it is paid, it grants once. */
async function askCardholder(
  deps: TopUpDeps,
  payments: Payments,
  { order, customerId }: Charged,
): Promise<void> {
  const { workspaceId, productId } = order;
  if (!isTopUpPackId(productId)) throw new Error(`an automatic top-up of ${productId}`);
  const { sessionId, url } = await openOrderCheckout(deps, payments, {
    order,
    customerId,
    lookupKey: packLookupKey(productId),
    requestKey: `${order.id}:cardholder`,
  });
  await deps.db.transaction(async (tx) => {
    const { count } = await tx.purchaseOrder.updateMany({
      where: { id: order.id, status: 'open' },
      data: { status: 'needs_cardholder', checkoutSessionId: sessionId, checkoutUrl: url },
    });
    if (count === 0) return;
    await tx.billingAccount.update({
      where: { workspaceId },
      data: { autoTopUpState: 'needs_cardholder' },
    });
    await tellPayers(tx, deps, {
      workspaceId,
      kind: 'auto-top-up.cardholder',
      title: 'Your bank wants you to confirm a payment',
      body: `The automatic top-up of ${order.credits} credits needs the cardholder. Nothing was charged. Open the billing page and confirm it there.`,
      uniqueKey: `auto-top-up:${order.id}`,
    });
  });
}
