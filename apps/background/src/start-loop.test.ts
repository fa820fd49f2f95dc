import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLoop } from './start-loop.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A loop whose rounds are ended by hand. */
function loopByHand(everyMs = 1_000) {
  const logged: string[] = [];
  const add = (_fields: object, message: string) => logged.push(message);
  const rounds: { end(hasMore?: boolean): void; fail(): void }[] = [];
  const loop = startLoop({
    name: 'test',
    everyMs,
    log: { info: add, warn: add, error: add },
    round: () =>
      new Promise((resolve, reject) => {
        rounds.push({ end: (hasMore = false) => resolve(hasMore), fail: () => reject(new Error('gone')) });
      }),
  });
  return { loop, rounds, logged, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

test('runs at once, then every so often, never two rounds at a time', async () => {
  const { loop, rounds, pass } = loopByHand();
  await pass(5_000);
  expect(rounds).toHaveLength(1);
  rounds[0]!.end();
  await pass(999);
  expect(rounds).toHaveLength(1);
  await pass(1);
  expect(rounds).toHaveLength(2);
  rounds[1]!.end();
  await loop.stop();
});

test('a ring ends the rest, and a ring in the middle of a round brings another one', async () => {
  const { loop, rounds, pass } = loopByHand();
  rounds[0]!.end();
  await pass(10);
  loop.wake();
  await pass(0);
  expect(rounds).toHaveLength(2);
  loop.wake();
  rounds[1]!.end();
  await pass(0);
  expect(rounds).toHaveLength(3);
  rounds[2]!.end();
  await pass(0);
  expect(rounds).toHaveLength(3);
  await loop.stop();
});

test('goes on at once while there is more to do', async () => {
  const { loop, rounds, pass } = loopByHand();
  rounds[0]!.end(true);
  await pass(0);
  expect(rounds).toHaveLength(2);
  rounds[1]!.end();
  await loop.stop();
});

test('survives failures, logs the first of a row and that it works again, and is not hurried', async () => {
  const { loop, rounds, logged, pass } = loopByHand(100);
  rounds[0]!.fail();
  await pass(0);
  loop.wake();
  await pass(999);
  expect(rounds).toHaveLength(1);
  await pass(1);
  rounds[1]!.fail();
  await pass(1_000);
  rounds[2]!.end();
  await pass(0);
  expect(logged).toEqual(['a round failed; it is tried again', 'works again']);
  await loop.stop();
});

test('stops after the round that runs', async () => {
  const { loop, rounds, pass } = loopByHand();
  let isOver = false;
  const stopping = loop.stop().then(() => (isOver = true));
  await pass(5_000);
  expect(isOver).toBe(false);
  rounds[0]!.end(true);
  await stopping;
  expect(rounds).toHaveLength(1);
});
