import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from './generated/prisma/client.ts';

/** What runs inside one transaction; the same calls as the client, without nesting. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  prisma: PrismaClient;
  /**
   * Runs `work` in one READ COMMITTED transaction: commits when it resolves, rolls back when it throws.
   * To refuse, throw nothing: read, decide, return the refusal before the first write. Of transactions that wait for
   * one another in a circle PostgreSQL throws one out; that one is run again from the start, so `work` does nothing that
   * the database cannot take back.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the one door to PostgreSQL. Connects on first use.
 * @param options.connectionsMax size of the pool, 10 unless told
 */
export function createDatabase(options: { url: string; connectionsMax?: number }): Database {
  const adapter = new PrismaPg({
    connectionString: options.url,
    max: options.connectionsMax ?? 10,
    connectionTimeoutMillis: 10_000,
  });
  const prisma = new PrismaClient({ adapter });
  return {
    prisma,
    transaction: (work) =>
      againAfterDeadlock(() => prisma.$transaction(work, { timeout: 20_000, maxWait: 20_000 })),
    close: () => prisma.$disconnect(),
  };
}

const triesMax = 4;

async function againAfterDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await run();
    } catch (error) {
      if (tried === triesMax || !isDeadlock(error)) throw error;
    }
}

/** P2034 is Prisma's word for it, 40P01 PostgreSQL's, which a raw statement shows. */
const isDeadlock = (error: unknown): boolean => {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  return code === 'P2034' || /\b40P01\b|deadlock detected/.test(message);
};

/** The studio's clock, which credits, plans and periods live by: the database's, and as far shifted as a test hook said. */
export async function studioTime(reader: Pick<Transaction, '$queryRaw'>): Promise<Date> {
  const rows = await reader.$queryRaw<{ now: Date }[]>`SELECT studio_now() AS now`;
  return rows[0]!.now;
}
