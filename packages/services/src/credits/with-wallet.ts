import type { Database, Transaction } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';
import { lockWallet, type LockedWallet } from './lock-wallet.ts';

/** What somebody wants done with a wallet. */
export interface WalletErrand<T> {
  workspaceId: string;
  /** The job whose hold may be closed. */
  jobId?: string;
  /**
   * May share a transaction with others of its kind: it only adds rows, or changes those of its own job. It may be run
   * again when another one of its company fails, so it has no effect outside of its transaction.
   */
  mayShare: boolean;
  /** Changes how many seats there are: takes the lock of the workspace's people first. Shares with nobody. */
  changesSeats?: boolean;
  work: (tx: Transaction, wallet: LockedWallet) => Promise<T>;
}

/**
 * Runs an errand in a transaction that has the wallet of its workspace locked, and writes what it noted.
 *
 * Errands of one workspace stand in line here, in the process, instead of at the lock in the database: there each of
 * them would take up a connection while it waits, and a rush on one wallet would leave none for all the others. Those
 * that have gathered in the line while one transaction ran are done together in the next: on a hot wallet the lock,
 * the write and the commit, which are most of the work, are shared.
 */
export function withWallet<T>(deps: Pick<ServiceDeps, 'db'>, errand: WalletErrand<T>): Promise<T> {
  const lines = linesOf.get(deps.db) ?? new Map<string, Waiting[]>();
  linesOf.set(deps.db, lines);
  return new Promise<T>((resolve, reject) => {
    const waiting: Waiting = { ...errand, resolve: (value) => resolve(value as T), reject };
    const line = lines.get(errand.workspaceId);
    if (line) line.push(waiting);
    else void serve(deps.db, lines, [waiting]);
  });
}

interface Waiting extends WalletErrand<unknown> {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Who waits, by workspace; a workspace is missing when nobody is being served. */
const linesOf = new WeakMap<Database, Map<string, Waiting[]>>();
const companyMax = 32;

async function serve(db: Database, lines: Map<string, Waiting[]>, line: Waiting[]): Promise<void> {
  const { workspaceId } = line[0]!;
  lines.set(workspaceId, line);
  while (line.length > 0) await runCompany(db, takeCompany(line));
  lines.delete(workspaceId);
}

/** The first in the line, and those right behind it that may share a transaction with it. */
function takeCompany(line: Waiting[]): Waiting[] {
  const first = line.findIndex((errand) => !errand.mayShare);
  const together = first === -1 ? line.length : first;
  return line.splice(0, Math.min(companyMax, Math.max(1, together)));
}

async function runCompany(db: Database, company: Waiting[]): Promise<void> {
  const end = await run(db, company);
  if (end.ok) company.forEach((errand, i) => errand.resolve(end.results[i]));
  else if (company.length === 1 || end.mayBeDone) for (const errand of company) errand.reject(end.error);
  else await runOneByOne(db, company);
}

/** One of them spoiled it for the others, or the database is away: two in a row that fail alone show the latter. */
async function runOneByOne(db: Database, company: Waiting[]): Promise<void> {
  let failures = 0;
  let lastError: unknown;
  for (const errand of company) {
    const end = failures < 2 ? await run(db, [errand]) : { ok: false as const, error: lastError };
    if (end.ok) errand.resolve(end.results[0]);
    else errand.reject((lastError = end.error));
    failures = end.ok ? 0 : failures + 1;
  }
}

/** `mayBeDone`: it broke in the commit, so nobody can say whether it was done, and it must not be done again. */
type CompanyEnd = { ok: true; results: unknown[] } | { ok: false; error: unknown; mayBeDone: boolean };

async function run(db: Database, company: Waiting[]): Promise<CompanyEnd> {
  let isCommitting = false;
  try {
    const results = await db.transaction(async (tx) => {
      const { workspaceId, changesSeats } = company[0]!;
      if (changesSeats)
        await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
      const jobIds = company.flatMap(({ jobId }) => jobId ?? []);
      const wallet = await lockWallet(tx, { workspaceId, jobIds });
      const done: unknown[] = [];
      for (const errand of company) done.push(await errand.work(tx, wallet));
      await wallet.flush();
      isCommitting = true;
      return done;
    });
    return { ok: true, results };
  } catch (error) {
    return { ok: false, error, mayBeDone: isCommitting };
  }
}
