import type { JobModel, Transaction } from '@maquette/db';
import { Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { lockWallet } from '../credits/lock-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { endJob } from '../jobs/end-job.ts';

/** Jobs that were cancelled, with the messages that may still wait in the queue. */
export type Cancelled = Pick<JobModel, 'id' | 'engine' | 'epoch' | 'dispatchedAt'>[];

/**
 * Cancels what waits, of one person or of everyone; all credits come back. Takes the wallet's lock: a job that is being
 * placed at this moment is either seen here, or finds that its maker is gone.
 * @returns `flush`, to be called when everything else is written: it takes the lock of the audit log
 */
export async function cancelQueued(
  tx: Transaction,
  actor: Actor,
  { workspaceId, userId }: { workspaceId: string; userId?: string },
): Promise<{ cancelled: Cancelled; flush(): Promise<void> }> {
  await lockWallet(tx, { workspaceId });
  const ofWhom = userId === undefined ? Prisma.sql`TRUE` : Prisma.sql`"createdById" = ${userId}`;
  const jobs = await tx.$queryRaw<JobModel[]>`
    SELECT * FROM "Job" WHERE "workspaceId" = ${workspaceId} AND ${ofWhom} AND "status" = 'queued'
    ORDER BY "id" FOR UPDATE`;
  // again, now that the holds are known
  const wallet = await lockWallet(tx, { workspaceId, jobIds: jobs.map(({ id }) => id) });
  for (const job of jobs)
    await endJob({ tx, wallet, job }, { status: 'cancelled', credits: 0, by: actor });
  return { cancelled: jobs, flush: () => wallet.flush() };
}

/** After the commit, for tidiness: a worker that gets such a message is told that the job is over. */
export async function dropMessages({ queue }: Pick<ServiceDeps, 'queue'>, jobs: Cancelled): Promise<void> {
  for (const { id, engine, epoch, dispatchedAt } of jobs)
    if (dispatchedAt) await queue.remove(engine, { jobId: id, epoch }).catch(() => {});
}
