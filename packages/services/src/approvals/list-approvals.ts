import { authorize, may, type Actor } from '@maquette/domain/access';
import type { ApprovalStatus, ApprovalView } from '@maquette/domain/approvals';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from '../limits/read-limits.ts';
import { viewApprovals } from './view-approvals.ts';

const listedMax = 200;

/** Requests, the newest first: all of the workspace for those who decide, for everyone else their own. */
export async function listApprovals(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { status?: ApprovalStatus } = {},
): Promise<Result<ApprovalView[]>> {
  const allowed = authorize(actor, 'approval.see-own');
  if (!allowed.ok) return allowed;
  const { workspaceId, userId } = actor;
  const { now } = await readLimits(deps.db.prisma, workspaceId);
  const rows = await deps.db.prisma.jobApproval.findMany({
    where: {
      workspaceId,
      ...(may(actor, 'approval.decide') ? {} : { requestedById: userId }),
      ...whereStatus(input.status, now),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
  });
  return ok(await viewApprovals(deps, actor, rows, now));
}

/** One that is over is shown as that before the sweep has come by. */
function whereStatus(status: ApprovalStatus | undefined, now: Date) {
  if (status === 'pending') return { status, expiresAt: { gt: now } };
  if (status === 'expired')
    return { OR: [{ status }, { status: 'pending' as const, expiresAt: { lte: now } }] };
  return status ? { status } : {};
}
