import type { PostingReason, PostingView } from '@maquette/domain/credits';
import type { ServiceDeps } from '../deps.ts';

/** Entries of a workspace's ledger as everyone sees them, in order: those after `after`, up to `upTo`, at most `limit`. */
export async function readPostings(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
  range: { after: number; upTo?: number; limit: number },
): Promise<PostingView[]> {
  const postings = await deps.db.prisma.posting.findMany({
    where: { wallet: { workspaceId }, seq: { gt: range.after, lte: range.upTo } },
    orderBy: { seq: 'asc' },
    take: range.limit,
    include: { lot: { select: { kind: true } } },
  });
  return postings.map(({ seq, at, lotId, lot, from, to, amount, reason, jobId, holdId, actor }) => ({
    seq,
    at: at.toISOString(),
    lotId,
    lotKind: lot.kind,
    from,
    to,
    amount,
    reason: reason as PostingReason,
    jobId,
    holdId,
    actor,
  }));
}
