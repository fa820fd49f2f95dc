import type { JobModel } from '@maquette/db';
import { deadlineSeconds } from '@maquette/domain/jobs';
import { operationById } from '@maquette/domain/operations';
import { ok, type Result } from '@maquette/domain/result';
import { leaseSeconds, type Assignment, type StartRequest } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';
import { readAttempt, staleAttempt, type AttemptRef } from './attempt-access.ts';
import { ringJob } from './ring-job.ts';

/** Inputs are fetched right after the start. */
const inputUrlSeconds = 600;

/**
 * A worker takes an attempt and gets all it needs for it. The first one wins; the same worker may ask again, in case
 * the answer did not reach it. Refuses with `attempt.stale` when the attempt is not the job's current one, was taken by
 * another worker, or the job was cancelled.
 */
export async function claimAttempt(
  deps: Pick<ServiceDeps, 'db' | 'store'>,
  input: AttemptRef & StartRequest,
): Promise<Result<Assignment>> {
  const attempt = await readAttempt(deps, input);
  if (!attempt.ok) return attempt;
  const job = await take(deps, attempt.value.job, input);
  return job ? ok(await assignmentOf(deps, job)) : staleAttempt();
}

/** null when someone else has it. */
const take = (deps: Pick<ServiceDeps, 'db'>, { id, engine }: JobModel, input: AttemptRef & StartRequest) =>
  deps.db.transaction(async (tx) => {
    const { epoch, workerId, revision } = input;
    if (input.engine !== engine) return null;
    const taken = await tx.$executeRaw`
      UPDATE "Job" SET "status" = 'running', "workerId" = ${workerId}, "engineRevision" = ${revision},
        "startedAt" = now(), "stage" = NULL, "progress" = 0, "updatedAt" = now(),
        "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
      WHERE "id" = ${id} AND "epoch" = ${epoch} AND "status" = 'queued' AND "dispatchedAt" IS NOT NULL`;
    const job = await tx.job.findUniqueOrThrow({ where: { id } });
    const isOurs = job.status === 'running' && job.epoch === epoch && job.workerId === workerId;
    if (!isOurs) return null;
    if (taken === 1) {
      await tx.$executeRaw`UPDATE "JobAttempt" SET "workerId" = ${workerId}, "startedAt" = now()
        WHERE "jobId" = ${id} AND "epoch" = ${epoch}`;
      await ringJob(tx, job);
    }
    return job;
  });

async function assignmentOf(deps: Pick<ServiceDeps, 'db' | 'store'>, job: JobModel): Promise<Assignment> {
  const params = job.params as Record<string, unknown>;
  const operation = operationById(job.operation)!;
  const kindBySlot = new Map(operation.inputs(params).map(({ slot, kind }) => [slot, kind]));
  const inputs = await deps.db.prisma.jobInput.findMany({
    where: { jobId: job.id },
    include: { upload: true },
  });
  return {
    jobId: job.id,
    epoch: job.epoch,
    operation: job.operation,
    params,
    engine: job.engine,
    provenance: provenanceOf(job, params),
    inputs: await Promise.all(
      inputs.map(async ({ slot, upload }) => {
        const { storageKey: key, mime, bytes, name } = upload;
        const signed = await deps.store.signedUrl({ key, method: 'GET', expiresSeconds: inputUrlSeconds });
        return { slot, kind: kindBySlot.get(slot)!, name, mime, bytes, url: signed.url };
      }),
    ),
    resultCount: operation.resultCount(params),
    deadlineSeconds: deadlineSeconds(job.estimateSeconds),
  };
}

/** What a model says about how it was made; goes into its `asset.extras`. */
const provenanceOf = (job: JobModel, params: Record<string, unknown>): Record<string, string | number> => ({
  tool: 'Maquette',
  job: job.id,
  operation: job.operation,
  engine: job.engine,
  engineRevision: job.engineRevision ?? '',
  startedAt: job.startedAt?.toISOString() ?? '',
  ...(typeof params.seed === 'number' && { seed: params.seed }),
});
