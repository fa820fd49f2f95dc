import { authorize, type Actor } from '@maquette/domain/access';
import type { ApprovalView } from '@maquette/domain/approvals';
import { ok, type Result } from '@maquette/domain/result';
import { tidyText } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from '../limits/read-limits.ts';
import { approvalNote } from './approval-note.ts';
import { approve } from './approve.ts';
import { closeApproval } from './close-approval.ts';
import { checkOpen, lockApproval } from './lock-approval.ts';
import { viewApproval } from './view-approvals.ts';

export interface ApprovalDecision {
  approvalId: string;
  decision: 'approved' | 'declined';
  /** What the one who asked is told. */
  note?: string;
}

/**
 * Decides on a request. Approved: the job starts as it was asked for, in the name of the one who asked and under their
 * caps, for the price that they were shown at most; once, however many approve it at the same time. Declined: nothing
 * starts. The one who asked is told. For owners and those who pay the bills, signed in. Refuses with what stands in the
 * way of the job, whereupon the request stays open, and `conflict.state` when it was decided otherwise or is over.
 */
export async function decideApproval(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: ApprovalDecision,
): Promise<Result<ApprovalView>> {
  const allowed = authorize(actor, 'approval.decide');
  if (!allowed.ok) return allowed;
  const note = tidyText(input.note ?? '', { field: 'note' });
  if (!note.ok) return note;
  const { approvalId, decision } = input;
  const decided = { approvalId, note: note.value };
  const done = await (decision === 'approved'
    ? approve(deps, actor, decided)
    : decline(deps, actor, decided));
  if (!done.ok) return done;
  const { workspaceId } = actor;
  const { now } = await readLimits(deps.db.prisma, workspaceId);
  return ok(await viewApproval(deps, actor, { approvalId, now }));
}

const decline = (
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { approvalId, note }: { approvalId: string; note: string },
): Promise<Result<void>> =>
  deps.db.transaction(async (tx) => {
    const { workspaceId, userId: decidedById } = actor;
    const open = checkOpen(await lockApproval(tx, { workspaceId, approvalId }), 'declined');
    if (!open.ok) return open;
    if (!open.value) return ok(undefined);
    const end = { status: 'declined' as const, decidedById, note };
    await closeApproval(tx, deps, open.value, end);
    await noteAudit(tx, actor, approvalNote(open.value.row, end));
    return ok(undefined);
  });
