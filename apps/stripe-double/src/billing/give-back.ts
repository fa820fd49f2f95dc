import { newId } from '../state/ids.ts';
import type { ChargeRow, DisputeRow, Metadata, RefundRow } from '../state/model.ts';
import { chargeWire, disputeWire, refundWire } from '../wire/payment.ts';
import type { World } from '../world.ts';

/** Gives money back; the caller has checked that so much is left. */
export function refundCharge(
  world: World,
  charge: ChargeRow,
  { amount, reason, metadata }: { amount: number; reason: string | null; metadata: Metadata },
): RefundRow {
  const refund: RefundRow = {
    id: newId('re'),
    created: world.clock.now(),
    amount,
    currency: charge.currency,
    charge: charge.id,
    intent: charge.intent,
    reason,
    metadata,
  };
  world.state.refunds[refund.id] = refund;
  const amount_refunded = charge.refunded;
  charge.refunded += amount;
  world.emit('refund.created', refundWire(world, refund));
  world.emit('charge.refunded', chargeWire(world, charge), { amount_refunded });
  return refund;
}

/** The bank takes the money back until it has decided. */
export function openDispute(
  world: World,
  charge: ChargeRow,
  { amount, reason }: { amount: number; reason: string },
): DisputeRow {
  const dispute: DisputeRow = {
    id: newId('du'),
    created: world.clock.now(),
    charge: charge.id,
    intent: charge.intent,
    amount,
    currency: charge.currency,
    reason,
    status: 'needs_response',
    moves: [],
  };
  world.state.disputes[dispute.id] = dispute;
  charge.disputed = true;
  world.emit('charge.dispute.created', disputeWire(dispute));
  move(world, dispute, -amount);
  world.emit('charge.dispute.funds_withdrawn', disputeWire(dispute));
  return dispute;
}

export function closeDispute(world: World, dispute: DisputeRow, outcome: 'won' | 'lost'): void {
  const { status } = dispute;
  dispute.status = outcome;
  world.emit('charge.dispute.closed', disputeWire(dispute), { status });
  if (outcome === 'lost') return;
  move(world, dispute, dispute.amount);
  world.emit('charge.dispute.funds_reinstated', disputeWire(dispute));
}

function move(world: World, dispute: DisputeRow, amount: number): void {
  dispute.moves.push({ id: newId('txn'), amount, created: world.clock.now() });
}
