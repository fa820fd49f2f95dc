import type { Transaction } from '@maquette/db';
import type { DisputeFacts } from '@maquette/payments';
import { theProvider } from '../audit/index.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { syncIntent } from './sync-intent.ts';
import { tellPayers } from './tell-payers.ts';

type SyncDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

/**
 * Brings the wallet in line with a dispute as it is now: frozen while any is open; a lost one counts as money returned,
 * and its credits are taken back.
 */
export async function syncDispute(deps: SyncDeps, disputeId: string): Promise<void> {
  const dispute = await deps.payments?.fetchDispute(disputeId);
  if (!dispute?.intentId) return;
  // the payment first: the dispute may be heard of before the payment was
  await syncIntent(deps, dispute.intentId);
  const payment = await deps.db.prisma.payment.findFirst({ where: { paymentIntentId: dispute.intentId } });
  if (!payment) {
    deps.log.warn({ objectId: disputeId }, 'a disputed payment is none of ours');
    return;
  }
  const { workspaceId } = payment;
  await withWallet(deps, {
    workspaceId,
    mayShare: false,
    work: async (tx, wallet) => {
      const before = await tx.dispute.findUnique({ where: { id: disputeId }, select: { status: true } });
      await keep(tx, { dispute, workspaceId, paymentId: payment.id });
      const { status, amountCents } = dispute;
      if (before?.status !== status)
        wallet.audit(theProvider(workspaceId), {
          action: 'payment.disputed',
          target: { kind: 'payment', id: payment.id, name: payment.productId },
          before: { status: before?.status ?? null },
          after: { status, amountCents },
        });
      const open = await tx.dispute.count({ where: { workspaceId, closedAt: null } });
      const { walletId, frozenAt } = wallet.book;
      if (open > 0 !== (frozenAt !== null))
        await tx.wallet.update({ where: { id: walletId }, data: { frozenAt: open > 0 ? wallet.now : null } });
      if (isOpen(dispute)) await tell(tx, deps, { workspaceId, disputeId });
    },
  });
  if (dispute.status === 'lost') await syncIntent(deps, dispute.intentId);
}

/** An inquiry before a dispute (`warning_…`) takes no money away yet. */
const isOpen = ({ isClosed, status }: DisputeFacts): boolean => !isClosed && !status.startsWith('warning');

async function keep(
  tx: Transaction,
  { dispute, ...where }: { dispute: DisputeFacts; workspaceId: string; paymentId: string },
): Promise<void> {
  const { disputeId, status, amountCents, createdAt } = dispute;
  const state = { status, amountCents, closedAt: isOpen(dispute) ? null : new Date() };
  await tx.dispute.upsert({
    where: { id: disputeId },
    create: { id: disputeId, ...where, ...state, openedAt: createdAt },
    update: state,
  });
}

const tell = (
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  { workspaceId, disputeId }: { workspaceId: string; disputeId: string },
) =>
  tellPayers(tx, deps, {
    workspaceId,
    kind: 'payment.disputed',
    title: 'A payment is disputed',
    body: 'The bank has taken a payment back until the dispute is decided. Until then nothing new can start; what runs goes on, and everything stays.',
    uniqueKey: `payment.disputed:${disputeId}`,
  });
