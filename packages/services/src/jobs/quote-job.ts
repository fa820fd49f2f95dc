import { authorize, may, type Actor } from '@maquette/domain/access';
import { whyNotReserve } from '@maquette/domain/credits';
import type { QuoteView } from '@maquette/domain/jobs';
import {
  parseDraft,
  parseParams,
  quote,
  quoteValidSeconds,
  type SpeedLane,
} from '@maquette/domain/operations';
import { ok, type Refusal, type Result } from '@maquette/domain/result';
import { readWallet } from '../credits/get-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { readPriceBook } from '../pricing/read-price-book.ts';
import { checkJobLimit } from './check-job-limit.ts';
import { checkEngine, findOperation } from './check-request.ts';
import { estimateSecondsOf } from './estimates.ts';

export interface QuoteRequest {
  operation: string;
  params: Record<string, unknown>;
  /** Wins over the lane in the parameters. */
  lane?: SpeedLane;
}

/**
 * What a job would cost, the balance after it, and everything that stands in its way. Reserves nothing. A form whose
 * inputs are not chosen yet gets its price too, with the missing input among what stands in the way.
 */
export async function quoteJob(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: QuoteRequest,
): Promise<Result<QuoteView>> {
  const mayStart = authorize(actor, 'job.start');
  if (!mayStart.ok && !may(actor, 'wallet.see-balance')) return mayStart;
  const operation = findOperation(input.operation);
  if (!operation.ok) return operation;
  const asked = input.lane ? { ...input.params, lane: input.lane } : input.params;
  const params = parseParams(operation.value, asked);
  const priced = params.ok ? params : parseDraft(operation.value, asked);
  if (!priced.ok) return priced;
  const price = quote(operation.value, priced.value, {
    priceBook: await readPriceBook(deps.db.prisma, deps.settings.priceList),
  });
  const { wallet, frozenAt } = await readWallet(deps, actor.workspaceId);
  const engine = await checkEngine(deps, operation.value, priced.value);
  const refusals: Refusal[] = [mayStart, params, engine].flatMap((r) => (r.ok ? [] : [r.refusal]));
  const short = whyNotReserve({ ...wallet, frozenAt }, price.totalCredits);
  if (short) refusals.push(short);
  const room = await checkJobLimit(deps.db.prisma, actor.workspaceId, 0);
  if (!room.ok) refusals.push(room.refusal);
  return ok({
    ...price,
    balance: { available: wallet.available, held: wallet.held },
    afterCredits: wallet.available - price.totalCredits,
    estimateSeconds: await estimateSecondsOf(deps.db.prisma, operation.value, priced.value),
    missing: refusals.map(({ code, message }) => ({ code, message })),
    expiresAt: new Date(Date.now() + quoteValidSeconds * 1_000).toISOString(),
  });
}
