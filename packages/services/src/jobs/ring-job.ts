import { ring, type Transaction } from '@maquette/db';

/** Says that something about a job changed, once the transaction commits. */
export const ringJob = (tx: Transaction, job: { id: string; workspaceId: string }): Promise<unknown> =>
  ring(tx, 'job', `${job.id} ${job.workspaceId}`);

/** Ends the ring of a mere report, which comes twice a second for every running job. */
export const progressMark = ' progress';

/** Whether a ring says more than that a job came further: one was started, or a place became free. */
export const isMoreThanProgress = (payload: string): boolean => !payload.endsWith(progressMark);

/** What a ring says. Rings without a workspace are for everybody. */
export function heardJob(payload: string): { jobId: string; workspaceId: string | null } {
  const [jobId = '', workspaceId = null] = payload.split(' ');
  return { jobId, workspaceId };
}
