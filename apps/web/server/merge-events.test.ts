import { expect, it } from 'vitest';
import { mergeEvents } from './merge-events.ts';

async function* yielding<T>(...values: T[]) {
  for (const value of values) yield value;
}

it('yields what all sources yield, each in its order, and ends with the last', async () => {
  const seen: (number | string)[] = [];
  for await (const value of mergeEvents<number | string>([yielding(1, 2, 3), yielding('a', 'b')]))
    seen.push(value);
  expect(seen.filter((value) => typeof value === 'number')).toEqual([1, 2, 3]);
  expect(seen.filter((value) => typeof value === 'string')).toEqual(['a', 'b']);
});

it('does not keep one source waiting for another, and ends them when nobody listens', async () => {
  const signal = new AbortController();
  let hasEnded = false;
  async function* silent() {
    try {
      await new Promise((resolve) => signal.signal.addEventListener('abort', resolve));
      yield 'never';
    } finally {
      hasEnded = true;
    }
  }
  for await (const value of mergeEvents<string>([silent(), yielding('a', 'b')])) if (value === 'b') break;
  signal.abort();
  await expect.poll(() => hasEnded).toBe(true);
});

it('fails with the source that fails', async () => {
  async function* failing(): AsyncGenerator<number> {
    yield 1;
    throw new Error('gone');
  }
  const merged = mergeEvents([failing()]);
  await merged.next();
  await expect(merged.next()).rejects.toThrow('gone');
});
