import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import type { LedgerEntryView } from '@maquette/domain/credits';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { isDay } from '@maquette/domain/usage';
import { checkNamed } from '../access/check-named.ts';
import type { ServiceDeps } from '../deps.ts';
import { readEntries, type EntryRow, type LedgerFilter } from './read-entries.ts';
import { readEntryNames } from './read-entry-names.ts';

export const explainedPageMax = 200;

/** Beyond this many entries between two that a filter found, the balance after them is not counted up. */
const gapMax = 100_000;

export interface ExplainLedger extends LedgerFilter {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200 */
  limit: number;
}

/** The ledger with names, newest first, and the balance after every entry. */
export async function explainLedger(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: ExplainLedger,
): Promise<Result<{ items: LedgerEntryView[]; nextCursor: string | null }>> {
  const allowed = authorize(actor, 'wallet.see-ledger');
  if (!allowed.ok) return allowed;
  for (const field of ['from', 'to'] as const)
    if (input[field] !== undefined && !isDay(input[field]))
      return refuse('input.invalid', 'This must be a day, written like 2026-11-20.', { field });
  const named = await checkNamed(deps.db.prisma, actor, input);
  if (!named.ok) return named;
  const start = await readStart(deps, actor.workspaceId, input.cursor);
  if (!start) return refuse('input.invalid', 'This is not a cursor of a ledger.', { field: 'cursor' });
  const limit = Math.max(1, Math.min(explainedPageMax, Math.floor(input.limit)));
  const { workspaceId } = actor;
  const rows = await readEntries(deps, { workspaceId, upTo: start.seq, filter: input, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const [balances, names] = await Promise.all([
    readBalances(deps, workspaceId, start, page),
    readEntryNames(deps, actor, page),
  ]);
  const items = page.map((row): LedgerEntryView => ({
    seq: row.seq,
    at: row.at.toISOString(),
    lotId: row.lotId,
    lotKind: row.lotKind,
    from: row.from,
    to: row.to,
    amount: row.amount,
    reason: row.reason,
    jobId: names.isHidden(row) ? null : row.jobId,
    holdId: row.holdId,
    actor: row.actor,
    who: names.whoOf(row.actor),
    job: row.jobName === null ? null : names.jobOf(row),
    lot: {
      amount: row.lotAmount,
      source: row.lotSource,
      expiresAt: row.lotExpiresAt?.toISOString() ?? null,
    },
    payment: names.paymentOf(row.lotSource),
    after: balances.get(row.seq) ?? null,
  }));
  return ok({ items, nextCursor: rows.length > limit ? cursorBefore(items.at(-1)!) : null });
}

/** Where a page starts: the balance after an entry. Null balance: not known, because too much lies in between. */
interface Start {
  seq: number;
  after: { available: number; held: number } | null;
}

async function readStart(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
  cursor: string | undefined,
): Promise<Start | null> {
  if (cursor !== undefined) {
    const match = /^(\d{1,9})(?:_(\d{1,9})_(\d{1,9}))?$/.exec(cursor);
    if (!match) return null;
    const [, seq, available, held] = match;
    const after = available === undefined ? null : { available: Number(available), held: Number(held) };
    return { seq: Number(seq), after };
  }
  const { lastSeq, available, held } = await deps.db.prisma.wallet.findUniqueOrThrow({
    where: { workspaceId },
    select: { lastSeq: true, available: true, held: true },
  });
  return { seq: lastSeq, after: { available, held } };
}

/** The next page starts before the last entry of this one, with the balance that was before it. */
function cursorBefore({ seq, from, to, amount, after }: LedgerEntryView): string {
  if (!after) return String(seq - 1);
  const before = (state: 'available' | 'held') =>
    after[state] - (to === state ? amount : 0) + (from === state ? amount : 0);
  return `${seq - 1}_${before('available')}_${before('held')}`;
}

/** Counted back from the start, over every entry in between, whether it is on the page or not. */
async function readBalances(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
  start: Start,
  page: EntryRow[],
): Promise<Map<number, { available: number; held: number }>> {
  const last = page.at(-1);
  if (!last || !start.after || start.seq - last.seq > gapMax) return new Map();
  const changeOf = (state: 'available' | 'held') => Prisma.sql`
    CASE WHEN p."to" = ${state}::"CreditState" THEN p."amount" ELSE 0 END
    - CASE WHEN p."from" = ${state}::"CreditState" THEN p."amount" ELSE 0 END`;
  const rows = await deps.db.prisma.$queryRaw<{ seq: number; available: number; held: number }[]>`
    SELECT * FROM (
      SELECT p."seq",
        (${start.after.available}::int - sum(${changeOf('available')}) OVER w + ${changeOf('available')})::int
          AS "available",
        (${start.after.held}::int - sum(${changeOf('held')}) OVER w + ${changeOf('held')})::int AS "held"
      FROM "Posting" p JOIN "Wallet" wallet ON wallet."id" = p."walletId"
      WHERE wallet."workspaceId" = ${workspaceId} AND p."seq" BETWEEN ${last.seq} AND ${start.seq}
      WINDOW w AS (ORDER BY p."seq" DESC)) counted
    WHERE "seq" IN (${Prisma.join(page.map(({ seq }) => seq))})`;
  return new Map(rows.map(({ seq, ...balance }) => [seq, balance]));
}
