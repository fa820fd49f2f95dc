import { randomInt } from 'node:crypto';
import type { Prisma, Transaction } from '@maquette/db';
import { actorLabel, authorize, type Actor } from '@maquette/domain/access';
import type { JobView } from '@maquette/domain/jobs';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { openHold } from '../credits/open-hold.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { checkJobLimit } from './check-job-limit.ts';
import { checkRequest, type CheckedRequest, type JobRequest } from './check-request.ts';
import { estimateSecondsOf } from './estimates.ts';
import { readJobView } from './read-job-views.ts';
import { requestHash } from './request-hash.ts';
import { ringJob } from './ring-job.ts';

export interface StartJob extends JobRequest {
  /** 1 to 200 characters of the caller's. The same key and request: the same job, however often it is sent. */
  requestKey?: string;
}

const requestKeyCharactersMax = 200;

/**
 * Starts a job: the price is set aside and the job is written in one transaction, and from then on it is never lost.
 * Nothing else has to happen for it to run; the background process finds it.
 * @returns the job, and whether an earlier request with this key had made it. Refuses with what is wrong with the
 *   request, `not-found` for whatever is not in this workspace, `engine.unavailable`, `conflict.idempotency-key`,
 *   `credits.*` and then `limit.jobs`. A refused request leaves nothing behind: the key may be used again.
 */
export async function startJob(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: StartJob,
): Promise<Result<{ job: JobView; repeated: boolean }>> {
  const allowed = authorize(actor, 'job.start');
  if (!allowed.ok) return allowed;
  const { requestKey, ...request } = input;
  const key = keyOf(actor, requestKey, request);
  if (!key.ok) return key;
  const earlier = key.value && (await findEarlier(deps.db.prisma, key.value));
  const started = earlier || (await startNew(deps, actor, { request, key: key.value }));
  if (!started.ok) return started;
  const { jobId, repeated } = started.value;
  return ok({ job: await readJobView(deps, { workspaceId: actor.workspaceId, jobId }), repeated });
}

type Started = Result<{ jobId: string; repeated: boolean }>;

/** A request's key and the hash of what was asked with it, within one workspace. */
interface RequestKey {
  workspaceId: string;
  requestKey: string;
  hash: string;
}

function keyOf(
  actor: Actor,
  requestKey: string | undefined,
  request: JobRequest,
): Result<RequestKey | undefined> {
  if (requestKey === undefined) return ok(undefined);
  if (requestKey.length < 1 || requestKey.length > requestKeyCharactersMax)
    return refuse('input.invalid', `An idempotency key has 1 to ${requestKeyCharactersMax} characters.`, {
      field: 'requestKey',
    });
  return ok({ workspaceId: actor.workspaceId, requestKey, hash: requestHash(request) });
}

async function findEarlier(
  reader: Pick<Transaction, 'job'>,
  { workspaceId, requestKey, hash }: RequestKey,
): Promise<Started | undefined> {
  const job = await reader.job.findUnique({
    where: { workspaceId_requestKey: { workspaceId, requestKey } },
    select: { id: true, requestHash: true },
  });
  if (!job) return undefined;
  if (job.requestHash === hash) return ok({ jobId: job.id, repeated: true });
  return refuse(
    'conflict.idempotency-key',
    'This idempotency key was used before, with a different request.',
    {
      suggestion: 'Use a new key for a new request.',
      detail: { jobId: job.id },
    },
  );
}

async function startNew(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  asked: { request: JobRequest; key: RequestKey | undefined },
): Promise<Started> {
  const checked = await checkRequest(deps, actor, asked.request);
  if (!checked.ok) return checked;
  const { operation, params } = checked.value;
  const estimateSeconds = await estimateSecondsOf(deps.db.prisma, operation, params);
  const { workspaceId } = actor;
  const work = async (tx: Transaction, wallet: LockedWallet): Promise<Started> => {
    // Again under the lock: of two equal requests at the same time, the second finds the first one's job.
    const earlier = asked.key && (await findEarlier(tx, asked.key));
    if (earlier) return earlier;
    const { quote } = checked.value;
    const jobId = newId('job');
    const hold = openHold(wallet, {
      jobId,
      credits: quote.totalCredits,
      priceBookVersion: quote.priceBookVersion,
      actor: actorLabel(actor),
    });
    if (!hold.ok) return hold;
    const room = await checkJobLimit(tx, workspaceId, estimateSeconds);
    if (!room.ok) return room;
    await writeJob(tx, { jobId, actor, checked: checked.value, key: asked.key, estimateSeconds });
    hold.value.note();
    await ringJob(tx, { id: jobId, workspaceId });
    return ok({ jobId, repeated: false });
  };
  return withWallet(deps, { workspaceId, mayShare: true, work });
}

interface NewJob {
  jobId: string;
  actor: Actor;
  checked: CheckedRequest;
  key: RequestKey | undefined;
  estimateSeconds: number;
}

async function writeJob(
  tx: Transaction,
  { jobId, actor, checked, key, estimateSeconds }: NewJob,
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
      apiKeyId: actor.via.kind === 'api-key' ? actor.via.apiKeyId : null,
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
    },
  });
  await tx.jobInput.createMany({ data: inputs.map((input) => ({ jobId, ...input })) });
}

const seedsCount = 2 ** 31;

/** A seed that was left open is drawn here and kept, so that every attempt, and a re-run, can make the same model. */
const withSeed = (params: Record<string, unknown>): Record<string, unknown> =>
  params.seed === null ? { ...params, seed: randomInt(seedsCount) } : params;
