import { z } from 'zod';
import { lookUp, rowsOf } from '../api/lookup.ts';
import { chargeToRefund, refundable } from '../api/routes/payments.ts';
import { makeMethod } from '../billing/cards.ts';
import { payCheckout } from '../billing/checkout.ts';
import { closeDispute, openDispute, refundCharge } from '../billing/give-back.ts';
import { behaviours } from '../state/model.ts';
import { disputeWire, refundWire } from '../wire/payment.ts';
import { read, type ControlDeps, type ControlsApp } from './read.ts';

const money = {
  paymentIntent: z.string().optional(),
  charge: z.string().optional(),
  amount: z.number().int().min(1).optional(),
};

/** What payers do: how their cards behave, and paying as on the page. */
export function addPayerControls(controls: ControlsApp, { world, outbox, change, save }: ControlDeps): void {
  const { state } = world;
  controls.post('/customers/:id/card', async (call) => {
    const { behaviour } = await read(call, { behaviour: z.enum(behaviours) });
    const customer = lookUp(state, 'customers', call.req.param('id'));
    const cards = rowsOf(state, 'methods').filter((method) => method.customer === customer.id);
    for (const card of cards) card.behaviour = behaviour;
    save();
    return call.json({ cards: cards.length });
  });
  controls.post('/checkouts/:id/pay', async (call) => {
    const { behaviour, isConfirmed } = await read(call, {
      behaviour: z.enum(behaviours).default('ok'),
      isConfirmed: z.boolean().default(true),
    });
    const session = lookUp(state, 'sessions', call.req.param('id'));
    const outcome = change(null, () =>
      payCheckout(world, session, { method: makeMethod(world, behaviour, null), isConfirmed }),
    );
    await outbox.settled();
    return call.json({
      outcome,
      successUrl: session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id),
    });
  });
}

/** What banks and the dashboard do: refunds and disputes. */
export function addBankControls(controls: ControlsApp, { world, outbox, change }: ControlDeps): void {
  controls.post('/refunds', async (call) => {
    const { paymentIntent, charge: chargeId, amount } = await read(call, money);
    const charge = chargeToRefund(world, { payment_intent: paymentIntent, charge: chargeId });
    const refund = change(null, () =>
      refundCharge(world, charge, { amount: refundable(charge, amount), reason: null, metadata: {} }),
    );
    await outbox.settled();
    return call.json(refundWire(world, refund));
  });
  controls.post('/disputes', async (call) => {
    const {
      paymentIntent,
      charge: chargeId,
      amount,
      reason,
    } = await read(call, {
      ...money,
      reason: z.string().default('fraudulent'),
    });
    const charge = chargeToRefund(world, { payment_intent: paymentIntent, charge: chargeId });
    const dispute = change(null, () =>
      openDispute(world, charge, { amount: refundable(charge, amount), reason }),
    );
    await outbox.settled();
    return call.json(disputeWire(dispute));
  });
  controls.post('/disputes/:id/close', async (call) => {
    const { outcome } = await read(call, { outcome: z.enum(['won', 'lost']) });
    const dispute = lookUp(world.state, 'disputes', call.req.param('id'));
    change(null, () => closeDispute(world, dispute, outcome));
    await outbox.settled();
    return call.json(disputeWire(dispute));
  });
}
