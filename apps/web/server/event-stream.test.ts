import { once } from 'node:events';
import { expect, it } from 'vitest';
import { eventStream } from './event-stream.ts';

/** One event, then silence until the signal. */
async function* oneThenWait(signal: AbortSignal) {
  yield { event: 'job', data: { id: 'job_1' } };
  if (!signal.aborted) await once(signal, 'abort');
}

const stream = (options: Partial<Parameters<typeof eventStream>[0]>) =>
  eventStream({
    signal: new AbortController().signal,
    recheckMs: 5,
    stillHolds: async () => true,
    onError: () => {},
    events: oneThenWait,
    ...options,
  });

it('sends every event and ends when the reader is no longer allowed', async () => {
  let looks = 0;
  const answer = stream({ stillHolds: async () => ++looks < 3 });
  expect(await answer.text()).toBe('retry: 2000\n\nevent: job\ndata: {"id":"job_1"}\n\n');
});

it('goes on while the database does not answer', async () => {
  let looks = 0;
  const ending = new AbortController();
  const answer = stream({
    signal: ending.signal,
    stillHolds: async () => {
      if (++looks === 3) ending.abort();
      throw new Error('no database');
    },
  });
  expect(await answer.text()).toContain('job_1');
  expect(looks).toBe(3);
});

it('ends when we shut down', async () => {
  const ending = new AbortController();
  const answer = stream({ signal: ending.signal });
  ending.abort();
  expect(await answer.text()).not.toContain('data:');
});

it('stops reading when the reader goes away', async () => {
  let tell = () => {};
  const stopped = new Promise<void>((resolve) => (tell = resolve));
  const answer = stream({
    async *events(signal) {
      yield* oneThenWait(signal);
      tell();
    },
  });
  const reader = answer.body!.getReader();
  await reader.read();
  await reader.cancel();
  await expect(stopped).resolves.toBeUndefined();
});

it('reports what went wrong, once', async () => {
  const errors: Error[] = [];
  const answer = stream({
    onError: (error) => errors.push(error),
    async *events() {
      yield { event: 'job', data: 1 };
      throw new Error('the database went away');
    },
  });
  await answer.text();
  expect(errors.map((error) => error.message)).toEqual(['the database went away']);
});
