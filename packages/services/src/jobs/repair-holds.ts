import { closeHold } from '../credits/close-hold.ts';
import type { ServiceDeps } from '../deps.ts';
import { isFinal } from '@maquette/domain/jobs';
import { withLockedJob } from './lock-job.ts';
import { sweepEach } from './sweep-each.ts';

const perSweepMax = 100;

/**
 * Closes holds whose job is over. Job and hold end in one transaction, so there should be none: finding one is an
 * error of ours, which must not keep anybody's credits.
 */
export async function repairHolds(deps: Pick<ServiceDeps, 'db' | 'log'>) {
  const found = await deps.db.prisma.$queryRaw<{ id: string; workspaceId: string }[]>`
    SELECT j."id", j."workspaceId" FROM "Hold" h JOIN "Job" j ON j."id" = h."jobId"
    WHERE h."status" = 'open' AND j."status" IN ('succeeded', 'failed', 'cancelled') LIMIT ${perSweepMax}`;
  const repairedHolds = await sweepEach(deps.log, found, ({ id, workspaceId }) =>
    withLockedJob(deps, { workspaceId, jobId: id, mayShare: true }, async ({ wallet, job }) => {
      if (!isFinal(job.status)) return;
      closeHold(wallet, { jobId: id, credits: job.consumedCredits, actor: 'system' });
      deps.log.error({ jobId: id }, 'a job was over and its credits were still held');
    }),
  );
  return { repairedHolds };
}
