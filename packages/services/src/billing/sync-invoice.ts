import type { Transaction } from '@maquette/db';
import { planOfLookupKey, upgradeCredits } from '@maquette/domain/billing';
import { renew } from '@maquette/domain/credits';
import { graceHours, type PlanBook, type PlanId } from '@maquette/domain/plans';
import type { InvoiceFacts, InvoiceLine } from '@maquette/payments';
import { theProvider } from '../audit/index.ts';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { hasLot, noteGrant } from '../credits/grant-credits.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { readPlans } from '../plans/read-plans.ts';
import { notePayment } from './note-payment.ts';
import { syncSubscription } from './sync-subscription.ts';
import { workspaceOfCustomer } from './workspace-of-customer.ts';

type SyncDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

/**
 * Brings our books in line with an invoice as it is now. A paid one grants what its plan line is for, once per line: the
 * first period, the next one (which ends the one before and rolls over), or the rest of a period after an upgrade. What
 * was refunded is taken back. In whatever order invoices come, the end is the same.
 */
export async function syncInvoice(deps: SyncDeps, invoiceId: string): Promise<void> {
  const invoice = await deps.payments?.fetchInvoice(invoiceId);
  if (!invoice) return;
  const workspaceId = await workspaceOfCustomer(deps.db.prisma, invoice.customerId);
  if (!workspaceId) {
    deps.log.warn({ objectId: invoiceId }, 'an invoice belongs to no workspace of ours');
    return;
  }
  if (invoice.status === 'paid') {
    const plans = await readPlans(deps.db.prisma);
    const line = planLineOf(plans, invoice);
    if (line)
      await withWallet(deps, {
        workspaceId,
        mayShare: false,
        changesSeats: true,
        work: (tx, wallet) => book(tx, wallet, { workspaceId, invoice, plans, ...line }),
      });
    else deps.log.warn({ objectId: invoiceId }, 'a paid invoice has no line of a plan');
  }
  if (invoice.subscriptionId) await syncSubscription(deps, invoice.subscriptionId);
}

/** The line that says which plan was paid for: of an upgrade, the one for the rest of the period on the new plan. */
function planLineOf(
  plans: PlanBook,
  { reason, lines }: InvoiceFacts,
): { line: InvoiceLine; planId: PlanId } | null {
  const wanted = lines.filter((line) => line.amountCents >= 0 && line.isProration === (reason === 'update'));
  for (const line of wanted.toSorted((a, b) => b.amountCents - a.amountCents)) {
    const planId = planOfLookupKey(plans, line.lookupKey);
    if (planId) return { line, planId };
  }
  return null;
}

interface PaidPeriod {
  workspaceId: string;
  invoice: InvoiceFacts;
  plans: PlanBook;
  line: InvoiceLine;
  planId: PlanId;
}

async function book(tx: Transaction, wallet: LockedWallet, period: PaidPeriod): Promise<void> {
  const { workspaceId, invoice, line, planId } = period;
  const source = `stripe:${line.lineId}`;
  const account = await tx.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
  const credits =
    invoice.reason === 'update' ? upgradeOf(account, period) : period.plans[planId].creditsPerCycle;
  const payment = await notePayment(tx, wallet, {
    workspaceId,
    orderId: null,
    kind: 'plan',
    source,
    productId: planId,
    paymentIntentId: invoice.paymentIntentId,
    invoiceId: invoice.invoiceId,
    invoiceNumber: invoice.number,
    documentUrl: invoice.hostedUrl,
    amountCents: invoice.amountPaidCents,
    refundedCents: invoice.refundedCents,
    currency: invoice.currency,
    credits,
    paidAt: invoice.paidAt ?? invoice.createdAt,
  });
  if (payment.isNew) {
    if (credits > 0 && !(await hasLot(tx, wallet, source)))
      await notePeriod(tx, wallet, { ...period, source, credits, periodStart: account.periodStart });
    await keepPeriod(tx, wallet, { ...period, account });
  }
  await payment.takeBack();
}

interface Account {
  workspaceId: string;
  periodStart: Date | null;
  periodEnd: Date | null;
  periodCreditsMax: number;
}

/** What the rest of the running period is worth on the new plan, above what was granted for. */
function upgradeOf(account: Account, { plans, planId, line }: PaidPeriod): number {
  const start = account.periodStart?.getTime() ?? line.periodStart.getTime();
  const end = account.periodEnd?.getTime() ?? line.periodEnd.getTime();
  return upgradeCredits({
    grantedForCredits: account.periodCreditsMax,
    newCredits: plans[planId].creditsPerCycle,
    remainingFraction: (end - line.periodStart.getTime()) / Math.max(1, end - start),
  });
}

async function notePeriod(
  tx: Transaction,
  wallet: LockedWallet,
  granted: PaidPeriod & { source: string; credits: number; periodStart: Date | null },
): Promise<void> {
  const { workspaceId, invoice, line, source, credits, plans } = granted;
  const expiresAt = new Date(line.periodEnd.getTime() + graceHours * 3_600_000);
  if (invoice.reason === 'update') {
    const periodStart = granted.periodStart ?? line.periodStart;
    return noteGrant(wallet, { kind: 'subscription', credits, source, expiresAt, periodStart });
  }
  if (invoice.reason === 'create')
    return noteGrant(wallet, {
      kind: 'subscription',
      credits,
      source,
      expiresAt,
      periodStart: line.periodStart,
    });
  // what rolls over is bound by the plan that the ending period was on
  const { planId: endingPlanId } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const ending = plans[endingPlanId as PlanId] ?? plans.free;
  const change = renew(wallet.book, {
    lotId: newId('lot'),
    rolloverLotId: newId('lot'),
    credits,
    source,
    periodStart: line.periodStart,
    expiresAt,
    rolloverCreditsMax: ending.rolloverCreditsMax,
    now: wallet.now,
  });
  wallet.note({ change, actor: 'system' });
}

/** The newest paid period is the one in force, and its plan is the workspace's. An older one, paid late, changes neither. */
async function keepPeriod(
  tx: Transaction,
  wallet: LockedWallet,
  { workspaceId, account, invoice, plans, planId, line }: PaidPeriod & { account: Account },
): Promise<void> {
  const { creditsPerCycle } = plans[planId];
  if (invoice.reason === 'update') {
    await tx.billingAccount.update({
      where: { workspaceId },
      data: { periodCreditsMax: Math.max(account.periodCreditsMax, creditsPerCycle) },
    });
  } else {
    if (account.periodStart && account.periodStart >= line.periodStart) return;
    await tx.billingAccount.update({
      where: { workspaceId },
      data: {
        periodStart: line.periodStart,
        periodEnd: line.periodEnd,
        periodCreditsMax: creditsPerCycle,
      },
    });
  }
  const { planId: before } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  if (before === planId) return;
  await tx.workspace.update({ where: { id: workspaceId }, data: { planId } });
  wallet.audit(theProvider(workspaceId), {
    action: 'plan.changed',
    target: { kind: 'plan', id: planId, name: plans[planId].name },
    before: { planId: before },
    after: { planId },
  });
}
