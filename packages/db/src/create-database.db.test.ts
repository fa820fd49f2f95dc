import { afterAll, expect, inject, it } from 'vitest';
import { createDatabase, type Transaction } from './create-database.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 4 });
afterAll(() => db.close());

const lock = (tx: Transaction, key: number) => tx.$queryRaw`SELECT 1 AS one FROM pg_advisory_xact_lock(${key})`;

it('two transactions that wait for each other both come to their end', async () => {
  const met = new Set<number>();
  const meet = async (key: number) => {
    met.add(key);
    // the second try finds that they have met
    await expect.poll(() => met.size).toBe(2);
  };
  let runs = 0;
  const inOrder = (first: number, second: number) =>
    db.transaction(async (tx) => {
      runs++;
      await lock(tx, first);
      await meet(first);
      await lock(tx, second);
      return first;
    });
  expect(await Promise.all([inOrder(7_001, 7_002), inOrder(7_002, 7_001)])).toEqual([7_001, 7_002]);
  expect(runs).toBeGreaterThan(2);
});

it('another error is thrown once', async () => {
  let runs = 0;
  const failing = db.transaction(async (tx) => {
    runs++;
    await tx.$queryRaw`SELECT 1/0`;
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  expect(runs).toBe(1);
});
