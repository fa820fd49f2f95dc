import { stringify } from 'csv-stringify/sync';
import { authorize, type Actor } from '@maquette/domain/access';
import type { PostingView } from '@maquette/domain/credits';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readPostings } from './read-postings.ts';

export const ledgerFormats = ['csv', 'jsonl'] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

const entriesPerRead = 1_000;

/**
 * The whole ledger as text, from its first entry to the last of this moment, in pieces as they are read: one line per
 * entry, in CSV below a line of names. Replaying the lines gives the balance (docs/examples/replay_ledger.py).
 */
export async function exportLedger(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { format }: { format: LedgerFormat },
): Promise<Result<{ fileName: string; text: AsyncIterable<string> }>> {
  const allowed = authorize(actor, 'wallet.see-ledger');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const { lastSeq } = await deps.db.prisma.wallet.findUniqueOrThrow({
    where: { workspaceId },
    select: { lastSeq: true },
  });
  const write = format === 'csv' ? writeCsv : writeJsonLines;
  async function* pieces() {
    if (format === 'csv') yield `${columns.join(',')}\r\n`;
    for (let after = 0; after < lastSeq;) {
      const postings = await readPostings(deps, workspaceId, { after, upTo: lastSeq, limit: entriesPerRead });
      if (postings.length === 0) return;
      yield write(postings);
      after = postings.at(-1)!.seq;
    }
  }
  return ok({ fileName: `ledger-1-${lastSeq}.${format}`, text: pieces() });
}

const columns = [
  'seq',
  'at',
  'lotId',
  'lotKind',
  'from',
  'to',
  'amount',
  'reason',
  'jobId',
  'holdId',
  'actor',
] as const satisfies (keyof PostingView)[];

const writeCsv = (postings: PostingView[]): string =>
  stringify(
    postings.map((posting) => columns.map((column) => posting[column] ?? '')),
    { escape_formulas: true, record_delimiter: '\r\n' },
  );

const writeJsonLines = (postings: PostingView[]): string =>
  postings.map((posting) => `${JSON.stringify(posting)}\n`).join('');
