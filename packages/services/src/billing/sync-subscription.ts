import type { BillingAccountModel, Transaction } from '@maquette/db';
import { auditChange } from '@maquette/domain/audit';
import { planOfLookupKey } from '@maquette/domain/billing';
import { endSubscription } from '@maquette/domain/credits';
import type { PlanBook } from '@maquette/domain/plans';
import type { SubscriptionFacts } from '@maquette/payments';
import { theProvider } from '../audit/index.ts';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { noteFreeCycle } from '../plans/renew-free-cycles.ts';
import { readPlans } from '../plans/read-plans.ts';
import { isOver } from './live-subscription.ts';
import { tellPayers } from './tell-payers.ts';
import { workspaceOfCustomer } from './workspace-of-customer.ts';

type SyncDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

/**
 * Brings the workspace in line with its subscription as it is now: what comes next, whether it is paid, whether it is
 * over. When it is over its credits end and the Free plan takes over; top-ups stay. News of a subscription that was
 * followed by another one changes nothing.
 */
export async function syncSubscription(deps: SyncDeps, subscriptionId: string): Promise<void> {
  const subscription = await deps.payments?.fetchSubscription(subscriptionId);
  if (!subscription) return;
  const workspaceId = await workspaceOfCustomer(deps.db.prisma, subscription.customerId);
  if (!workspaceId) return;
  const plans = await readPlans(deps.db.prisma);
  await withWallet(deps, {
    workspaceId,
    mayShare: false,
    changesSeats: true,
    work: (tx, wallet) => keep(tx, wallet, { deps, workspaceId, subscription, plans }),
  });
}

interface News {
  deps: SyncDeps;
  workspaceId: string;
  subscription: SubscriptionFacts;
  plans: PlanBook;
}

async function keep(tx: Transaction, wallet: LockedWallet, news: News): Promise<void> {
  const { workspaceId, subscription, plans } = news;
  const { subscriptionId, status } = subscription;
  const account = await tx.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
  const { planId } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const isOurs = account.subscriptionId === subscriptionId;
  // one that is over may be heard of before its invoice: then nothing is ours yet but what the invoice granted
  const isLeft = account.subscriptionId === null && planId !== 'free';
  if (isOver(status)) return isOurs || isLeft ? end(tx, wallet, news) : undefined;
  if (status === 'incomplete' || (!isOurs && !isOver(account.subscriptionStatus))) return;
  const goesOnWith = planOfLookupKey(plans, subscription.lookupKey);
  const kept = await tx.billingAccount.update({
    where: { workspaceId },
    data: {
      subscriptionId,
      subscriptionStatus: status,
      cancelAt: subscription.cancelAt,
      nextPlanId: goesOnWith === planId ? null : goesOnWith,
    },
  });
  const change = auditChange(stateOf(account), stateOf(kept));
  if (Object.keys(change.after).length > 0)
    wallet.audit(theProvider(workspaceId), {
      action: 'subscription.changed',
      target: { kind: 'plan', id: planId },
      ...change,
    });
  if (status === 'past_due') await tellPastDue(tx, news);
}

const stateOf = ({ subscriptionStatus, cancelAt, nextPlanId }: BillingAccountModel) => ({
  status: subscriptionStatus,
  cancelAt: cancelAt?.toISOString() ?? null,
  nextPlanId,
});

async function end(tx: Transaction, wallet: LockedWallet, news: News): Promise<void> {
  const { deps, workspaceId, subscription } = news;
  await tx.billingAccount.update({
    where: { workspaceId },
    data: {
      subscriptionId: null,
      subscriptionStatus: null,
      nextPlanId: null,
      cancelAt: null,
      periodStart: null,
      periodEnd: null,
      periodCreditsMax: 0,
    },
  });
  const { planId } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  await tx.workspace.update({ where: { id: workspaceId }, data: { planId: 'free' } });
  wallet.audit(theProvider(workspaceId), {
    action: 'subscription.ended',
    target: { kind: 'plan', id: planId },
    before: { planId },
    after: { planId: 'free' },
  });
  wallet.note({ change: endSubscription(wallet.book, wallet.now), actor: 'system' });
  await noteFreeCycle(tx, wallet, workspaceId);
  await tellPayers(tx, deps, {
    workspaceId,
    kind: 'subscription.ended',
    title: 'The subscription has ended',
    body: 'The workspace is on the Free plan now. Credits of the subscription have ended with it; top-ups stay, and everything you made stays too.',
    uniqueKey: `subscription.ended:${subscription.subscriptionId}`,
  });
}

const tellPastDue = (tx: Transaction, { deps, workspaceId, subscription }: News) =>
  tellPayers(tx, deps, {
    workspaceId,
    kind: 'payment.failed',
    title: 'The renewal could not be charged',
    body: 'The card was declined. The credits of the last period can be used for 72 hours after it ended, and top-ups stay. Please change the card; it is tried again.',
    uniqueKey: `payment.failed:${subscription.latestInvoiceId ?? subscription.subscriptionId}`,
  });
