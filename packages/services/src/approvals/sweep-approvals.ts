import type { ServiceDeps } from '../deps.ts';
import { sweepEach } from '../jobs/sweep-each.ts';
import { closeApproval } from './close-approval.ts';
import { isOver, lockApproval } from './lock-approval.ts';

const perSweepMax = 100;

/** Ends requests that nobody decided on in time, and tells those who asked. @returns how many */
export async function sweepApprovals(
  deps: Pick<ServiceDeps, 'db' | 'settings' | 'log'>,
): Promise<{ expiredApprovals: number }> {
  const due = await deps.db.prisma.$queryRaw<{ id: string; workspaceId: string }[]>`
    SELECT "id", "workspaceId" FROM "JobApproval"
    WHERE "status" = 'pending' AND "expiresAt" <= studio_now() ORDER BY "expiresAt" LIMIT ${perSweepMax}`;
  const expiredApprovals = await sweepEach(deps.log, due, ({ id, workspaceId }) =>
    deps.db.transaction(async (tx) => {
      const locked = await lockApproval(tx, { workspaceId, approvalId: id });
      if (locked?.row.status === 'pending' && isOver(locked))
        await closeApproval(tx, deps, locked, { status: 'expired', decidedById: null, note: '' });
    }),
  );
  return { expiredApprovals };
}
