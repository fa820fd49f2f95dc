import { randomInt } from 'node:crypto';
import type { Prisma, Transaction } from '@maquette/db';
import { actorLabel, type Actor } from '@maquette/domain/access';
import { checkApproval } from '@maquette/domain/approvals';
import { ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { checkSpending } from '../caps/check-spending.ts';
import { spenderOf } from '../caps/read-cap-uses.ts';
import { tellPassed } from '../caps/tell-passed.ts';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { hideBalance } from '../credits/hide-balance.ts';
import { openHold } from '../credits/open-hold.ts';
import type { ServiceDeps } from '../deps.ts';
import type { WorkspaceLimits } from '../limits/read-limits.ts';
import { newId } from '../new-id.ts';
import { checkJobLimit } from './check-job-limit.ts';
import { checkMaker } from './check-maker.ts';
import type { CheckedRequest } from './check-request.ts';
import { ringJob } from './ring-job.ts';

/** A request's key and the hash of what was asked with it, within one workspace. */
export interface RequestKey {
  workspaceId: string;
  requestKey: string;
  hash: string;
}

export interface JobToPlace {
  /** Whose job it is, whoever agreed to it. */
  actor: Actor;
  checked: CheckedRequest;
  key?: RequestKey;
  estimateSeconds: number;
  limits: WorkspaceLimits;
  /** Somebody who may has agreed to it. */
  isApproved: boolean;
}

/**
 * Writes a job and its hold, with the wallet locked: all or nothing.
 * @returns its id, or refuses with `credits.*`, `limit.jobs` or `approval.required`, and a maker who is no longer in
 */
export async function placeJob(
  { tx, wallet }: { tx: Transaction; wallet: LockedWallet },
  deps: Pick<ServiceDeps, 'settings'>,
  job: JobToPlace,
): Promise<Result<string>> {
  const { actor, checked, limits } = job;
  const { workspaceId } = actor;
  const { totalCredits: credits, priceBookVersion } = checked.quote;
  const { now } = wallet;
  const stillIn = await checkMaker(tx, actor);
  if (!stillIn.ok) return stillIn;
  // again, under the lock: while it is held no project goes
  const allowed = await authorizeIn(tx, actor, 'job.start', checked);
  if (!allowed.ok) return allowed;
  const jobId = newId('job');
  const hold = openHold(wallet, { jobId, credits, priceBookVersion, actor: actorLabel(actor) });
  if (!hold.ok) return { ok: false, refusal: hideBalance(actor, hold.refusal) };
  const spender = spenderOf(actor, checked.projectId);
  const passed = await checkSpending(tx, spender, { credits, limits, now });
  if (!passed.ok) return passed;
  const room = await checkJobLimit(tx, workspaceId, job.estimateSeconds);
  if (!room.ok) return room;
  const aboveCredits = job.isApproved ? null : limits.approvalAboveCredits;
  const agreed = checkApproval(actor, { credits, aboveCredits });
  if (!agreed.ok) return agreed;
  await writeJob(tx, { ...job, jobId, bookedAt: now });
  hold.value.note();
  const { name, operation, engine, quote, projectId } = checked;
  wallet.audit(actor, {
    action: 'job.started',
    target: { kind: 'job', id: jobId, name },
    projectId,
    after: { operation: operation.id, engine, lane: quote.lane, reservedCredits: credits },
  });
  await ringJob(tx, { id: jobId, workspaceId });
  const { timeZone } = limits;
  await tellPassed(tx, deps, { workspaceId, passed: passed.value, neededCredits: credits, timeZone, now });
  return ok(jobId);
}

async function writeJob(
  tx: Transaction,
  { jobId, bookedAt, actor, checked, key, estimateSeconds }: JobToPlace & { jobId: string; bookedAt: Date },
): Promise<void> {
  const { operation, quote, engine, inputs, projectId, folderId, targetAssetId, name } = checked;
  const params = withSeed(checked.params);
  await tx.job.create({
    select: { id: true },
    data: {
      id: jobId,
      workspaceId: actor.workspaceId,
      projectId,
      folderId,
      targetAssetId,
      createdById: actor.userId,
      apiKeyId: spenderOf(actor, projectId).apiKeyId,
      operation: operation.id,
      params: params as Prisma.InputJsonObject,
      name,
      engine,
      lane: quote.lane,
      quote: quote as unknown as Prisma.InputJsonObject,
      priceBookVersion: quote.priceBookVersion,
      quotedCredits: quote.totalCredits,
      reservedCredits: quote.totalCredits,
      requestKey: key?.requestKey,
      requestHash: key?.hash,
      estimateKey: operation.estimateKey(params),
      estimateSeconds,
      bookedAt,
    },
  });
  await tx.jobInput.createMany({ data: inputs.map((input) => ({ jobId, ...input })) });
}

const seedsCount = 2 ** 31;

/** A seed that was left open is drawn here and kept, so that every attempt, and a re-run, can make the same model. */
const withSeed = (params: Record<string, unknown>): Record<string, unknown> =>
  params.seed === null ? { ...params, seed: randomInt(seedsCount) } : params;
