import { noteAudit, theStudio } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { sweepEach } from '../jobs/sweep-each.ts';
import { approvalNote } from './approval-note.ts';
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
      if (locked?.row.status !== 'pending' || !isOver(locked)) return;
      const end = { status: 'expired' as const, decidedById: null, note: '' };
      await closeApproval(tx, deps, locked, end);
      await noteAudit(tx, theStudio(workspaceId), approvalNote(locked.row, end));
    }),
  );
  return { expiredApprovals };
}
