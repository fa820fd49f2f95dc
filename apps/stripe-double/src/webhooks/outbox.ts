import { newId } from '../state/ids.ts';
import type { DeliveryRow, EventRow } from '../state/model.ts';
import { eventWire } from '../wire/event.ts';
import type { World } from '../world.ts';
import { sign } from './sign.ts';

/** Waits after each failed attempt, in seconds of the double's clock; after the last one it is given up. */
const backOffSeconds = [5, 30, 120, 600, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600, 24 * 3_600];
const answerTimeoutMs = 10_000;

export interface Outbox {
  add(event: EventRow): void;
  /** Sends an event again, so many times. */
  resend(event: EventRow, times: number): void;
  /** Lets go of what was held; returns how many. */
  release(order: 'given' | 'reversed'): number;
  /** Starts to deliver what is due, unless that is under way. */
  pump(): void;
  /** When everything that is due has been tried. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Delivers events to the studio one after the other, in order. */
export function createOutbox(
  world: World,
  settings: { webhookUrl: string | null; webhookSecret: string; onIdle: () => void },
): Outbox {
  const { state, clock } = world;
  let running: Promise<void> | null = null;
  const closing = new AbortController();

  function queue(event: EventRow, { isHeld = false, delayMs = 0 } = {}): void {
    state.deliveries.push({
      event: event.id,
      attempts: 0,
      nextAttemptMs: clock.nowMs() + delayMs,
      isHeld,
      state: 'waiting',
      lastAnswer: null,
    });
  }

  async function attempt(delivery: DeliveryRow, url: string): Promise<void> {
    const event = state.events[delivery.event];
    delivery.attempts += 1;
    delivery.lastAnswer = event ? await post(url, JSON.stringify(eventWire(world, event))) : 'forgotten';
    if (closing.signal.aborted) return;
    if (/^2\d\d$/.test(delivery.lastAnswer)) delivery.state = 'delivered';
    else {
      const wait = backOffSeconds[delivery.attempts - 1];
      if (wait === undefined) delivery.state = 'given-up';
      else delivery.nextAttemptMs = clock.nowMs() + wait * 1_000;
    }
  }

  async function post(url: string, body: string): Promise<string> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        // The studio checks the age against its own watch: signed when sent, in real time.
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': sign(body, settings.webhookSecret, Date.now()),
          'user-agent': 'Stripe/1.0 (the double of this installation)',
        },
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(answerTimeoutMs)]),
      });
      await answer.arrayBuffer();
      return String(answer.status);
    } catch (error) {
      return (error as Error).message;
    }
  }

  function nextDue(): DeliveryRow | null {
    const nowMs = clock.nowMs();
    let next: DeliveryRow | null = null;
    for (const delivery of state.deliveries) {
      if (delivery.state !== 'waiting' || delivery.isHeld || delivery.nextAttemptMs > nowMs) continue;
      if (!next || delivery.nextAttemptMs < next.nextAttemptMs) next = delivery;
    }
    return next;
  }

  async function drain(url: string): Promise<void> {
    for (let next = nextDue(); next && !closing.signal.aborted; next = nextDue()) await attempt(next, url);
    if (!closing.signal.aborted) settings.onIdle();
  }

  return {
    add(event) {
      const { mode, times, delayMs } = state.delivering;
      if (mode === 'drop') {
        queue(event);
        state.deliveries.at(-1)!.state = 'dropped';
        return;
      }
      const copies = mode === 'duplicate' ? times : 1;
      const isHeld = mode === 'hold' || mode === 'reverse';
      for (let copy = 0; copy < copies; copy++)
        queue(event, { isHeld, delayMs: mode === 'delay' ? delayMs : 0 });
    },
    resend(event, times) {
      for (let copy = 0; copy < times; copy++) queue(event);
    },
    release(order) {
      const held = state.deliveries.filter(({ isHeld, state: at }) => isHeld && at === 'waiting');
      const rest = state.deliveries.filter((delivery) => !held.includes(delivery));
      const isReversed = order === 'reversed' || state.delivering.mode === 'reverse';
      const nowMs = clock.nowMs();
      for (const delivery of held) Object.assign(delivery, { isHeld: false, nextAttemptMs: nowMs });
      state.deliveries = [...rest, ...(isReversed ? held.toReversed() : held)];
      return held.length;
    },
    pump() {
      const url = settings.webhookUrl;
      if (running || closing.signal.aborted || url === null || !nextDue()) return;
      running = drain(url).finally(() => {
        running = null;
      });
    },
    async settled() {
      for (this.pump(); running; this.pump()) await running;
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Writes an event down. */
export function makeEvent(
  world: World,
  input: { type: string; object: object; previous?: object | undefined },
  request: { id: string; key: string | null } | null,
): EventRow {
  const event: EventRow = {
    id: newId('evt'),
    created: world.clock.now(),
    type: input.type,
    // as it is now: rows go on changing
    object: structuredClone(input.object),
    previous: input.previous ?? null,
    requestId: request?.id ?? null,
    requestKey: request?.key ?? null,
  };
  world.state.events[event.id] = event;
  return event;
}
