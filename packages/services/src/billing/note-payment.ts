import type { Transaction } from '@maquette/db';
import { auditChange } from '@maquette/domain/audit';
import { returnedCredits } from '@maquette/domain/billing';
import { clawBack } from '@maquette/domain/credits';
import { theProvider } from '../audit/index.ts';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { newId } from '../new-id.ts';

export interface PaidFacts {
  workspaceId: string;
  orderId: string | null;
  kind: 'plan' | 'top_up' | 'auto_top_up';
  source: string;
  productId: string;
  paymentIntentId: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  documentUrl: string | null;
  amountCents: number;
  refundedCents: number;
  currency: string;
  credits: number;
  paidAt: Date;
}

/**
 * Writes down money that came in and what of it went back since, under the wallet's lock; takes back the credits that are
 * not paid for any more. Amounts that were returned are cumulative, so it may be repeated.
 * @returns whether the payment was new: then the caller grants what it is for
 */
export async function notePayment(
  tx: Transaction,
  wallet: LockedWallet,
  facts: PaidFacts,
): Promise<{ isNew: boolean; takeBack(): Promise<void> }> {
  const { workspaceId, source, refundedCents } = facts;
  const known = await tx.payment.findUnique({ where: { workspaceId_source: { workspaceId, source } } });
  const payment =
    known ?? (await tx.payment.create({ data: { id: newId('payment'), ...facts, refundedCents: 0 } }));
  const target = { kind: 'payment', id: payment.id, name: facts.productId };
  if (!known)
    wallet.audit(theProvider(workspaceId), {
      action: 'payment.received',
      target,
      after: {
        kind: facts.kind,
        amountCents: facts.amountCents,
        currency: facts.currency,
        credits: facts.credits,
        invoiceNumber: facts.invoiceNumber,
      },
    });
  return {
    isNew: known === null,
    async takeBack() {
      const disputes = await tx.dispute.findMany({
        where: { workspaceId, paymentId: payment.id, status: 'lost' },
      });
      const disputedCents = disputes.reduce((sum, dispute) => sum + dispute.amountCents, 0);
      const due = returnedCredits({ ...payment, refundedCents, disputedCents });
      const credits = due - payment.clawedCredits;
      if (credits > 0) {
        const lots = await tx.lot.findMany({ where: { walletId: wallet.book.walletId, source } });
        const lotIds = lots.map(({ id }) => id);
        wallet.note({
          change: clawBack(wallet.book, { credits, lotIds, now: wallet.now }),
          actor: 'system',
        });
      }
      await tx.payment.update({
        where: { id: payment.id },
        data: { refundedCents, disputedCents, clawedCredits: Math.max(due, payment.clawedCredits) },
      });
      const change = auditChange(
        { refundedCents: payment.refundedCents, disputedCents: payment.disputedCents },
        { refundedCents, disputedCents },
      );
      if (Object.keys(change.after).length > 0)
        wallet.audit(theProvider(workspaceId), {
          action: 'payment.returned',
          target,
          before: change.before,
          after: { ...change.after, takenBackCredits: Math.max(0, credits) },
        });
    },
  };
}
