import type { JobApprovalModel, Transaction } from '@maquette/db';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';

/** A request that nobody else can decide on, and the studio's time. */
export interface LockedApproval {
  row: JobApprovalModel;
  now: Date;
}

/** Locks a request of this workspace. Where the wallet is locked too, it is first. @returns null: there is none */
export async function lockApproval(
  tx: Transaction,
  { workspaceId, approvalId }: { workspaceId: string; approvalId: string },
): Promise<LockedApproval | null> {
  const rows = await tx.$queryRaw<(JobApprovalModel & { now: Date })[]>`
    SELECT *, studio_now() AS now FROM "JobApproval"
    WHERE "id" = ${approvalId} AND "workspaceId" = ${workspaceId} FOR UPDATE`;
  if (!rows[0]) return null;
  const { now, ...row } = rows[0];
  return { row, now };
}

export const isOver = ({ row, now }: LockedApproval): boolean =>
  row.status === 'expired' || (row.status === 'pending' && row.expiresAt <= now);

/**
 * Whether it can be decided like this.
 * @returns the request; null when it was decided like this before: of two who agree at the same time, the second finds
 *   it done. Refuses with `not-found`, or `conflict.state` when it was decided otherwise or is over
 */
export function checkOpen(
  locked: LockedApproval | null,
  decision: 'approved' | 'declined',
): Result<LockedApproval | null> {
  if (!locked) return notFound();
  const { status } = locked.row;
  if (status === decision) return ok(null);
  if (isOver(locked))
    return refuse('conflict.state', 'Nobody decided on this request in time, so it is over.', {
      suggestion: 'The one who asked can ask again.',
      detail: { status: 'expired' },
    });
  if (status === 'pending') return ok(locked);
  return refuse('conflict.state', `This request was ${status} already.`, { detail: { status } });
}
