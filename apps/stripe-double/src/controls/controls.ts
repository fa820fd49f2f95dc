import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { faultShape, type Faults } from '../api/faults.ts';
import { lookUp, rowsOf } from '../api/lookup.ts';
import { chargeToRefund, refundable } from '../api/routes/payments.ts';
import { runDue } from '../billing/run-due.ts';
import { makeMethod } from '../billing/cards.ts';
import { payCheckout } from '../billing/checkout.ts';
import { closeDispute, openDispute, refundCharge } from '../billing/give-back.ts';
import { behaviours } from '../state/model.ts';
import { disputeWire, refundWire } from '../wire/payment.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';
import { summary } from './summary.ts';

interface Deps {
  world: World;
  outbox: Outbox;
  faults: Faults;
  change<T>(request: null, work: () => T): T;
  save(): void;
}

const money = {
  paymentIntent: z.string().optional(),
  charge: z.string().optional(),
  amount: z.number().int().min(1).optional(),
};

/** What a test may do to the double; see docs/guides/payments.md. Bodies and answers are JSON. */
export function createControls({
  world,
  outbox,
  faults,
  change,
  save,
}: Deps): Hono<{ Bindings: HttpBindings }> {
  const controls = new Hono<{ Bindings: HttpBindings }>();
  const { state } = world;
  const id = (call: Context) => call.req.param('id');
  controls.onError((error, call) => {
    if (error instanceof ApiError) return call.json(error.body, error.status as 400);
    if (error instanceof z.ZodError) return call.json({ error: { message: z.prettifyError(error) } }, 400);
    throw error;
  });

  controls.get('/state', (call) => call.json(summary(world)));

  controls.post('/clock', async (call) => {
    const shape = { advanceMs: z.number().int().min(0), wait: z.boolean().default(true) };
    const { advanceMs, wait } = await read(call, shape);
    world.clock.advance(advanceMs);
    state.aheadMs = world.clock.aheadMs();
    const steps = runDue(world);
    save();
    outbox.pump();
    if (wait) await outbox.settled();
    return call.json({ now: new Date(world.clock.nowMs()).toISOString(), aheadMs: state.aheadMs, steps });
  });

  controls.post('/events/mode', async (call) => {
    const mode = await read(call, {
      mode: z.enum(['normal', 'hold', 'drop', 'duplicate', 'reverse', 'delay']),
      times: z.number().int().min(1).max(100).default(2),
      delayMs: z.number().int().min(0).default(0),
      beforeRedirect: z.boolean().default(false),
    });
    state.delivering = mode;
    save();
    return call.json(mode);
  });
  controls.post('/events/release', async (call) => {
    const { order, wait } = await read(call, {
      order: z.enum(['given', 'reversed']).default('given'),
      wait: z.boolean().default(true),
    });
    const released = outbox.release(order);
    outbox.pump();
    if (wait) await outbox.settled();
    return call.json({ released });
  });
  controls.post('/events/resend', async (call) => {
    const { eventId, type, times } = await read(call, {
      eventId: z.string().optional(),
      type: z.string().optional(),
      times: z.number().int().min(1).max(100).default(1),
    });
    const events = rowsOf(state, 'events').filter(
      (event) => (!eventId || event.id === eventId) && (!type || event.type === type),
    );
    for (const event of events) outbox.resend(event, times);
    await outbox.settled();
    return call.json({ sent: events.length * times });
  });
  controls.post('/settle', async (call) => {
    await outbox.settled();
    return call.json({});
  });

  controls.post('/customers/:id/card', async (call) => {
    const { behaviour } = await read(call, { behaviour: z.enum(behaviours) });
    const customer = lookUp(state, 'customers', id(call));
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
    const session = lookUp(state, 'sessions', id(call));
    const outcome = change(null, () =>
      payCheckout(world, session, { method: makeMethod(world, behaviour, null), isConfirmed }),
    );
    await outbox.settled();
    return call.json({
      outcome,
      successUrl: session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id),
    });
  });

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
    const dispute = lookUp(state, 'disputes', id(call));
    change(null, () => closeDispute(world, dispute, outcome));
    await outbox.settled();
    return call.json(disputeWire(dispute));
  });

  controls.post('/faults', async (call) => {
    const fault = faultShape.parse(await call.req.json());
    faults.set(fault);
    return call.json(fault);
  });
  controls.delete('/faults', (call) => {
    faults.clear();
    return call.json({});
  });
  return controls;
}

async function read<S extends z.ZodRawShape>(call: Context, shape: S): Promise<z.output<z.ZodObject<S>>> {
  const text = await call.req.text();
  return z.strictObject(shape).parse(text ? JSON.parse(text) : {});
}
