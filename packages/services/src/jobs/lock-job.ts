import type { JobModel, Transaction } from '@maquette/db';
import { lockWallet, type LockedWallet } from '../credits/lock-wallet.ts';
import type { ServiceDeps } from '../deps.ts';

/** A transaction that nobody else can change this job or its wallet in. */
export interface LockedJob {
  tx: Transaction;
  wallet: LockedWallet;
  job: JobModel;
}

/** Runs `work` with the wallet and then the job locked: the order that everyone takes them in. */
export const withLockedJob = <T>(
  deps: Pick<ServiceDeps, 'db'>,
  which: { workspaceId: string; jobId: string },
  work: (locked: LockedJob) => Promise<T>,
): Promise<T> =>
  deps.db.transaction(async (tx) => {
    const wallet = await lockWallet(tx, which);
    const [job] = await tx.$queryRaw<JobModel[]>`
      SELECT * FROM "Job" WHERE "id" = ${which.jobId} AND "workspaceId" = ${which.workspaceId} FOR UPDATE`;
    if (!job) throw new Error(`job ${which.jobId} is gone`);
    return work({ tx, wallet, job });
  });
