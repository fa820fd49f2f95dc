import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { JobView } from '@maquette/domain/jobs';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { withWallet } from '../credits/with-wallet.ts';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from '../limits/read-limits.ts';
import { checkRequest, type JobRequest } from './check-request.ts';
import { estimateSecondsOf } from './estimates.ts';
import { placeJob, type RequestKey } from './place-job.ts';
import { readJobView } from './read-job-views.ts';
import { requestHash } from './request-hash.ts';

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
 *   `credits.*`, `limit.jobs` and at last `approval.required`. A refused request leaves nothing behind: the key may be
 *   used again.
 */
export async function startJob(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: StartJob,
): Promise<Result<{ job: JobView; repeated: boolean }>> {
  const allowed = await authorizeIn(deps.db.prisma, actor, 'job.start', input);
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
  const { workspaceId } = actor;
  const [estimateSeconds, limits] = await Promise.all([
    estimateSecondsOf(deps.db.prisma, operation, params),
    readLimits(deps.db.prisma, workspaceId),
  ]);
  const work = async (tx: Transaction, wallet: LockedWallet): Promise<Started> => {
    // Again under the lock: of two equal requests at the same time, the second finds the first one's job.
    const earlier = asked.key && (await findEarlier(tx, asked.key));
    if (earlier) return earlier;
    const job = { actor, checked: checked.value, key: asked.key, estimateSeconds, limits };
    const placed = await placeJob({ tx, wallet }, deps, { ...job, isApproved: false });
    return placed.ok ? ok({ jobId: placed.value, repeated: false }) : placed;
  };
  return withWallet(deps, { workspaceId, mayShare: true, work });
}
