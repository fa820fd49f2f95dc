import type { JobOutputModel, Transaction } from '@maquette/db';
import { creditsForDelivered, type Quote } from '@maquette/domain/operations';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { Finish, Verdict } from '@maquette/domain/worker-protocol';
import { StorageFullError } from '@maquette/storage';
import type { ServiceDeps } from '../deps.ts';
import { attemptDone, staleAttempt, type AttemptAndJob } from './attempt-access.ts';
import { checkDelivery, type CheckedResult } from './check-delivery.ts';
import { endJob, isCurrent } from './end-job.ts';
import { withLockedJob, type LockedJob } from './lock-job.ts';
import { refuseDelivery } from './refuse-delivery.ts';
import { writeVersions } from './write-versions.ts';

export type DeliverDeps = Pick<ServiceDeps, 'db' | 'store' | 'media' | 'settings' | 'log'>;
type Delivered = Extract<Finish, { outcome: 'delivered' }>;

/**
 * Takes a delivery: checks the files first, which may take a while and needs no lock; then, if the attempt is still
 * the current one, writes version and charge in one transaction.
 */
export async function deliver(
  deps: DeliverDeps,
  attempt: AttemptAndJob,
  finish: Delivered,
): Promise<Result<Verdict>> {
  const { job, jobId, epoch } = attempt;
  const outputs = await findOutputs(deps.db.prisma, attempt, finish.outputIds);
  if (!outputs.ok) return refuseDelivery(deps, attempt, outputs.refusal.message);
  const checked = await check(deps, outputs.value);
  if (!checked.ok && checked.refusal.code === 'delivery.invalid')
    return refuseDelivery(deps, attempt, checked.refusal.message);
  // On its own: it touches folders and assets, which others lock in an order of theirs.
  const which = { workspaceId: job.workspaceId, jobId, mayShare: false };
  return withLockedJob(deps, which, async (locked) => {
    const { outcome } = await locked.tx.jobAttempt.findUniqueOrThrow({
      where: { jobId_epoch: { jobId, epoch } },
    });
    // The same word, sent twice: the other one was faster.
    if (outcome === 'delivered') return attemptDone;
    if (!isCurrent(locked, epoch)) return staleAttempt();
    if (locked.job.cancelRequestedAt !== null) await endJob(locked, { status: 'cancelled', credits: 0 });
    else if (checked.ok) await writeSuccess(locked, checked.value, finish);
    else await endJob(locked, { status: 'failed', credits: 0, error: checked.refusal });
    return attemptDone;
  });
}

/** A full disk is nothing that another try would change: the job fails at once, with its credits back. */
async function check(deps: DeliverDeps, outputs: JobOutputModel[]): Promise<Result<CheckedResult[]>> {
  try {
    return await checkDelivery(deps, outputs);
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
    deps.log.error({ error }, 'the store is full');
    return refuse(
      'storage.full',
      'The studio has no room left for the result. All credits were given back. Tell whoever runs the studio.',
    );
  }
}

/** The announced outputs of this very attempt; any other id is refused, and so is a delivery without a result. */
async function findOutputs(
  reader: Pick<Transaction, 'jobOutput'>,
  { jobId, epoch }: AttemptAndJob,
  outputIds: string[],
): Promise<Result<JobOutputModel[]>> {
  const ids = [...new Set(outputIds)];
  const outputs = await reader.jobOutput.findMany({ where: { jobId, epoch, id: { in: ids } } });
  if (outputs.length !== ids.length)
    return refuse('delivery.invalid', 'A delivered result was not announced in this attempt.');
  if (!outputs.some((output) => output.role === 'main'))
    return refuse('delivery.invalid', 'Nothing was delivered.');
  return ok(outputs);
}

async function writeSuccess(locked: LockedJob, results: CheckedResult[], finish: Delivered): Promise<void> {
  const quote = locked.job.quote as unknown as Quote;
  await writeVersions(locked, results);
  const missing = quote.resultCount - results.length;
  const fewer = `${results.length} of ${quote.resultCount} could be made; only those were charged.`;
  const message = [missing > 0 ? fewer : '', finish.note ?? ''].filter(Boolean).join(' ');
  await endJob(locked, {
    status: 'succeeded',
    credits: creditsForDelivered(quote, results.length),
    error: message ? { code: 'note', message } : undefined,
    attempt: { outcome: 'delivered', stages: finish.stages },
  });
}
