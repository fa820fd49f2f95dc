import { authorize, type Actor } from '@maquette/domain/access';
import type { PostingView } from '@maquette/domain/credits';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readPostings } from './read-postings.ts';

export const ledgerPageMax = 1_000;

interface LedgerPage {
  items: PostingView[];
  /** Give it as `after` to go on; null at the end. */
  nextAfter: number | null;
}

/**
 * The ledger from its first entry on, in order. Replaying all of it gives the balance (`replay` of domain/credits).
 * @param input.after the number of the last entry that is known already; 0 at first
 * @param input.limit 1 to 1,000
 */
export async function listLedger(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { after?: number; limit: number },
): Promise<Result<LedgerPage>> {
  const allowed = authorize(actor, 'wallet.see-ledger');
  if (!allowed.ok) return allowed;
  const limit = Math.max(1, Math.min(ledgerPageMax, Math.floor(input.limit)));
  const postings = await readPostings(deps, actor.workspaceId, {
    after: input.after ?? 0,
    limit: limit + 1,
  });
  const items = postings.slice(0, limit);
  return ok({ items, nextAfter: postings.length > limit ? items.at(-1)!.seq : null });
}
