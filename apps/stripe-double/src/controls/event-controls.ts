import { z } from 'zod';
import { rowsOf } from '../api/lookup.ts';
import { read, type ControlDeps, type ControlsApp } from './read.ts';

/** How and when events reach the studio. */
export function addEventControls(
  controls: ControlsApp,
  { world: { state }, outbox, save }: ControlDeps,
): void {
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
}
