import type { JobApprovalModel } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { Quote } from '@maquette/domain/operations';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkRequest } from '../jobs/check-request.ts';
import { estimateSecondsOf } from '../jobs/estimates.ts';
import { placeJob } from '../jobs/place-job.ts';
import { readLimits } from '../limits/read-limits.ts';
import { approvalNote } from './approval-note.ts';
import { quoteOf, requestOf } from './approval-request.ts';
import { closeApproval } from './close-approval.ts';
import { checkOpen, lockApproval } from './lock-approval.ts';
import { readRequester } from './read-requester.ts';

/** Starts the job that was asked for and ends the request, in one transaction. See `decideApproval`. */
export async function approve(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { approvalId, note }: { approvalId: string; note: string },
): Promise<Result<void>> {
  const { workspaceId, userId: decidedById } = actor;
  const row = await deps.db.prisma.jobApproval.findFirst({ where: { id: approvalId, workspaceId } });
  if (!row) return notFound();
  if (row.status === 'approved') return ok(undefined);
  const job = await prepare(deps, row);
  if (!job.ok) return job;
  return withWallet<Result<void>>(deps, {
    workspaceId,
    mayShare: true,
    work: async (tx, wallet) => {
      const open = checkOpen(await lockApproval(tx, { workspaceId, approvalId }), 'approved');
      if (!open.ok) return open;
      if (!open.value) return ok(undefined);
      const placed = await placeJob({ tx, wallet }, deps, job.value);
      if (!placed.ok) return placed;
      const end = { status: 'approved' as const, decidedById, note, jobId: placed.value };
      await closeApproval(tx, deps, open.value, end);
      wallet.audit(actor, approvalNote(open.value.row, end));
      return ok(undefined);
    },
  });
}

/** Everything about the job that does not depend on the wallet: what it names may be gone by now. */
async function prepare(deps: Pick<ServiceDeps, 'db' | 'settings'>, row: JobApprovalModel) {
  const requester = await readRequester(deps, row);
  if (!requester.ok) return requester;
  const checked = await checkRequest(deps, requester.value, requestOf(row));
  if (!checked.ok) return checked;
  const { operation, params, quote } = checked.value;
  const [estimateSeconds, limits] = await Promise.all([
    estimateSecondsOf(deps.db.prisma, operation, params),
    readLimits(deps.db.prisma, row.workspaceId),
  ]);
  const promised = { ...checked.value, quote: cheaper(quote, quoteOf(row)) };
  return ok({ actor: requester.value, checked: promised, estimateSeconds, limits, isApproved: true });
}

/** A price that was promised holds, and one that fell since is the requester's gain. */
const cheaper = (today: Quote, promised: Quote): Quote =>
  today.totalCredits < promised.totalCredits ? today : promised;
