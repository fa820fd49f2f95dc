import { ring, type Transaction } from '@maquette/db';

/** Says that something about a job changed, once the transaction commits. */
export const ringJob = (tx: Transaction, job: { id: string; workspaceId: string }): Promise<unknown> =>
  ring(tx, 'job', `${job.id} ${job.workspaceId}`);

/** What a ring says. Rings without a workspace are for everybody. */
export function heardJob(payload: string): { jobId: string; workspaceId: string | null } {
  const [jobId = '', workspaceId = null] = payload.split(' ');
  return { jobId, workspaceId };
}
