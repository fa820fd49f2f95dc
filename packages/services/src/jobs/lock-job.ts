import type { JobModel, Transaction } from '@maquette/db';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';

/** A transaction that nobody else can change this job or its wallet in. */
export interface LockedJob {
  tx: Transaction;
  wallet: LockedWallet;
  job: JobModel;
}

/**
 * Runs `work` with the wallet and then the job locked: the order that everyone takes them in.
 * @param which.mayShare see `WalletErrand`: whether `work` changes nothing but the job's own rows
 */
export const withLockedJob = <T>(
  deps: Pick<ServiceDeps, 'db'>,
  which: { workspaceId: string; jobId: string; mayShare: boolean },
  work: (locked: LockedJob) => Promise<T>,
): Promise<T> =>
  withWallet(deps, {
    ...which,
    work: async (tx, wallet) => {
      const [job] = await tx.$queryRaw<JobModel[]>`
      SELECT * FROM "Job" WHERE "id" = ${which.jobId} AND "workspaceId" = ${which.workspaceId} FOR UPDATE`;
      if (!job) throw new Error(`job ${which.jobId} is gone`);
      return work({ tx, wallet, job });
    },
  });
