import { authorize, may, type Actor, type ProjectPart } from '@maquette/domain/access';
import { checkApproval } from '@maquette/domain/approvals';
import { capWarning, type CapStanding } from '@maquette/domain/caps';
import { whyNotReserve } from '@maquette/domain/credits';
import type { QuoteView } from '@maquette/domain/jobs';
import { isWindowOpen, nextOpening, type WindowWait } from '@maquette/domain/lanes';
import {
  parseDraft,
  parseParams,
  quote,
  quoteValidSeconds,
  type Quote,
  type SpeedLane,
} from '@maquette/domain/operations';
import { ok, type Refusal, type Result } from '@maquette/domain/result';
import { checkSpending } from '../caps/check-spending.ts';
import { readAllowance } from '../caps/read-allowance.ts';
import { spenderOf } from '../caps/read-cap-uses.ts';
import { hideBalance } from '../credits/hide-balance.ts';
import { readWallet } from '../credits/get-wallet.ts';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readPriceBook } from '../pricing/read-price-book.ts';
import { readLimits, type WorkspaceLimits } from '../limits/read-limits.ts';
import { checkJobLimit } from './check-job-limit.ts';
import { checkEngine, checkUploads, findOperation } from './check-request.ts';
import { estimateSecondsOf } from './estimates.ts';

export interface QuoteRequest {
  operation: string;
  params: Record<string, unknown>;
  /** Wins over the lane in the parameters. */
  lane?: SpeedLane;
  /** Where the result goes; its caps count. */
  projectId?: string;
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
  const mayStart = await checkStart(deps, actor, input);
  const seesBalance = may(actor, 'wallet.see-balance');
  if (!mayStart.ok && (!seesBalance || mayStart.refusal.code === 'not-found')) return mayStart;
  const operation = findOperation(input.operation);
  if (!operation.ok) return operation;
  const asked = input.lane ? { ...input.params, lane: input.lane } : input.params;
  const params = parseParams(operation.value, asked);
  const priced = params.ok ? params : parseDraft(operation.value, asked);
  if (!priced.ok) return priced;
  // a form whose pictures are not chosen yet names none
  const inputs = params.ok && (await checkUploads(deps, actor, operation.value.inputs(params.value)));
  if (inputs && !inputs.ok && inputs.refusal.code === 'not-found') return inputs;
  const price = quote(operation.value, priced.value, {
    priceBook: await readPriceBook(deps.db.prisma, deps.settings.priceList),
  });
  const { wallet, frozenAt } = await readWallet(deps, actor.workspaceId);
  const engine = await checkEngine(deps, operation.value, priced.value);
  const refusals: Refusal[] = [mayStart, params, engine].flatMap((r) => (r.ok ? [] : [r.refusal]));
  const short = whyNotReserve({ ...wallet, frozenAt }, price.totalCredits);
  if (short) refusals.push(hideBalance(actor, short));
  const limits = await readLimits(deps.db.prisma, actor.workspaceId);
  const { passed, refusals: limited } = await lookAtLimits(deps, actor, { input, price, limits });
  refusals.push(...limited);
  const look = { neededCredits: price.totalCredits, ...limits };
  return ok({
    ...price,
    balance: seesBalance ? { available: wallet.available, held: wallet.held } : null,
    afterCredits: seesBalance ? wallet.available - price.totalCredits : null,
    allowance: await readAllowance(deps.db.prisma, spenderOf(actor, input.projectId ?? null), limits),
    estimateSeconds: await estimateSecondsOf(deps.db.prisma, operation.value, priced.value),
    missing: refusals.map(({ code, message }) => ({ code, message })),
    warnings: passed.map((cap) => ({ code: 'credits.cap', message: capWarning(cap, look) })),
    startsAfter: waitOf(price.lane, limits),
    expiresAt: new Date(Date.now() + quoteValidSeconds * 1_000).toISOString(),
  });
}

/** Without a project: whether there is one that the actor could start it in. */
async function checkStart(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: QuoteRequest,
): Promise<Result<unknown>> {
  if (projectId !== undefined) return authorizeIn(deps.db.prisma, actor, 'job.start', { projectId });
  const starts = (part: ProjectPart) =>
    actor.role === 'guest' ? part.creditsPerMonth !== null : part.role !== 'viewer';
  return Object.values(actor.parts).some(starts) ? ok(undefined) : authorize(actor, 'preset.edit');
}

interface Asked {
  input: QuoteRequest;
  price: Quote;
  limits: WorkspaceLimits;
}

/** What caps, the plan's number of jobs and the approval threshold say, as they would at the start. */
async function lookAtLimits(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { input, price, limits }: Asked,
): Promise<{ passed: CapStanding[]; refusals: Refusal[] }> {
  const { workspaceId } = actor;
  const credits = price.totalCredits;
  const spender = spenderOf(actor, input.projectId ?? null);
  const [spending, room] = await Promise.all([
    checkSpending(db.prisma, spender, { credits, limits, now: limits.now }),
    checkJobLimit(db.prisma, workspaceId, 0),
  ]);
  const agreed = checkApproval(actor, { credits, aboveCredits: limits.approvalAboveCredits });
  return {
    passed: spending.ok ? spending.value : [],
    refusals: [spending, room, agreed].flatMap((r) => (r.ok ? [] : [r.refusal])),
  };
}

function waitOf(lane: SpeedLane, limits: WorkspaceLimits): WindowWait | null {
  const { now, timeZone } = limits;
  if (lane !== 'off-peak' || isWindowOpen(limits, now)) return null;
  return { opensAt: nextOpening(limits, now).toISOString(), timeZone };
}
