import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { faultShape } from '../api/faults.ts';
import { runDue } from '../billing/run-due.ts';
import { addEventControls } from './event-controls.ts';
import { addBankControls, addPayerControls } from './money-controls.ts';
import { read, type ControlDeps, type ControlsApp } from './read.ts';
import { summary } from './summary.ts';

/** What a test may do to the double; see docs/guides/payments.md. Bodies and answers are JSON. */
export function createControls(deps: ControlDeps): ControlsApp {
  const { world, outbox, faults, save } = deps;
  const { state } = world;
  const controls: ControlsApp = new Hono<{ Bindings: HttpBindings }>();
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

  addEventControls(controls, deps);
  addPayerControls(controls, deps);
  addBankControls(controls, deps);

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
