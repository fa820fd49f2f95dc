import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createDatabase } from './create-database.ts';
import { createRateLimiter, sweepRateLimits } from './create-rate-limiter.ts';

const db = createDatabase({ url: inject('databaseUrl') });
afterAll(() => db.close());

const limiter = (options: { max: number; perSeconds?: number }) =>
  createRateLimiter(db, { name: `test-${randomUUID()}`, perSeconds: 600, ...options });

describe('a limit', () => {
  it('lets as many through as it says, also when all come at once', async () => {
    const limit = limiter({ max: 7 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => limit.take('ada')));
    expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(7);
    expect(await limit.take('ada')).toEqual({ isAllowed: false, retryAfterSeconds: expect.any(Number) });
  });

  it('says how long to wait', async () => {
    const limit = limiter({ max: 1 });
    await limit.take('ada');
    const refused = await limit.take('ada');
    if (refused.isAllowed) throw new Error('was allowed');
    expect(refused.retryAfterSeconds).toBeGreaterThan(590);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(600);
  });

  it('counts each one apart', async () => {
    const limit = limiter({ max: 1 });
    await limit.take('ada');
    expect((await limit.take('eve')).isAllowed).toBe(true);
  });

  it('takes back, and forgets', async () => {
    const limit = limiter({ max: 1 });
    await limit.take('ada');
    await limit.giveBack('ada');
    expect((await limit.take('ada')).isAllowed).toBe(true);
    expect((await limit.take('ada')).isAllowed).toBe(false);
    await limit.reset('ada');
    expect((await limit.take('ada')).isAllowed).toBe(true);
  });

  it('holds for every process', async () => {
    const options = { name: `test-${randomUUID()}`, max: 1, perSeconds: 600 };
    const other = createDatabase({ url: inject('databaseUrl') });
    await createRateLimiter(db, options).take('ada');
    expect((await createRateLimiter(other, options).take('ada')).isAllowed).toBe(false);
    await other.close();
  });

  it('stores no address, and is swept away when it is over', async () => {
    const limit = limiter({ max: 5 });
    await limit.take('ada@example.com');
    expect(await db.prisma.rateLimit.count({ where: { key: { contains: 'ada@' } } })).toBe(0);
    const key = `old-${randomUUID()}`;
    await db.prisma.rateLimit.create({ data: { key, points: 1, expire: Date.now() - 1 } });
    await sweepRateLimits(db);
    expect(await db.prisma.rateLimit.findUnique({ where: { key } })).toBeNull();
    expect(await db.prisma.rateLimit.count()).toBeGreaterThan(0);
  });
});
