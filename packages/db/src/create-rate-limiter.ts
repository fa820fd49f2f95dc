import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from './create-database.ts';

/** A limit on how often something may happen, the same for all processes. */
export interface RateLimiter {
  /** Counts one; says how long to wait when that is one too many. Parallel calls never get more than the limit. */
  take(whom: string): Promise<{ isAllowed: true } | { isAllowed: false; retryAfterSeconds: number }>;
  /** Takes one back: what was counted did no harm. */
  giveBack(whom: string): Promise<void>;
  /** Forgets the count. */
  reset(whom: string): Promise<void>;
}

const tableName = 'RateLimit';

/**
 * Counts in PostgreSQL. Never inside the caller's transaction: a refused try must count too.
 * @param options.name of the limit; `whom` is only hashed into the key, so addresses are not stored
 */
export function createRateLimiter(
  db: Database,
  options: { name: string; max: number; perSeconds: number },
): RateLimiter {
  const limiter = new RateLimiterPostgres({
    storeClient: { query: (statement: Statement) => run(db, statement) },
    storeType: 'client',
    tableName,
    tableCreated: true,
    // `sweepRateLimits` does it
    clearExpiredByTimeout: false,
    keyPrefix: options.name,
    points: options.max,
    duration: options.perSeconds,
  });
  const keyOf = (whom: string) => createHash('sha256').update(whom).digest('base64url');
  return {
    async take(whom) {
      try {
        await limiter.consume(keyOf(whom));
        return { isAllowed: true };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
      }
    },
    async giveBack(whom) {
      await limiter.reward(keyOf(whom));
    },
    async reset(whom) {
      await limiter.delete(keyOf(whom));
    },
  };
}

/** Removes counts that are over. @returns how many */
export async function sweepRateLimits(db: Database): Promise<number> {
  const { count } = await db.prisma.rateLimit.deleteMany({ where: { expire: { lt: Date.now() } } });
  return count;
}

interface Statement {
  text: string;
  values: unknown[];
}

/** What the library expects of node-postgres, on the pool that is there already. It counts with numbers, not bigints. */
async function run(
  db: Database,
  { text, values }: Statement,
): Promise<{ rows: unknown[]; rowCount: number }> {
  const rows = await db.prisma.$queryRawUnsafe<{ expire?: bigint | null }[]>(text, ...values);
  const plain = rows.map((row) => ('expire' in row ? { ...row, expire: Number(row.expire ?? 0) } : row));
  return { rows: plain, rowCount: rows.length };
}
