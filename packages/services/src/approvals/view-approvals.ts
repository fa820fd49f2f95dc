import type { JobApprovalModel } from '@maquette/db';
import type { ApprovalView } from '@maquette/domain/approvals';
import { operationById } from '@maquette/domain/operations';
import type { ServiceDeps } from '../deps.ts';
import { quoteOf, requestOf } from './approval-request.ts';

/** Rows as everyone sees them, in the same order. @param now the studio's time, by which they are over */
export async function viewApprovals(
  { db }: Pick<ServiceDeps, 'db'>,
  rows: JobApprovalModel[],
  now: Date,
): Promise<ApprovalView[]> {
  if (rows.length === 0) return [];
  const { workspaceId } = rows[0]!;
  const select = { id: true, name: true };
  const people = rows.flatMap((row) => [row.requestedById, row.decidedById ?? []].flat());
  const projectIds = rows.map((row) => requestOf(row).projectId);
  const found = await Promise.all([
    db.prisma.user.findMany({ where: { id: { in: people } }, select }),
    db.prisma.project.findMany({ where: { workspaceId, id: { in: projectIds } }, select }),
  ]);
  const names = new Map(found.flat().map(({ id, name }) => [id, name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => {
    const { operation, params, projectId, name } = requestOf(row);
    const quote = quoteOf(row);
    return {
      id: row.id,
      status: row.status === 'pending' && row.expiresAt <= now ? 'expired' : row.status,
      operation,
      params,
      lane: quote.lane,
      projectId,
      projectName: names.get(projectId) ?? '',
      name: name ?? operationById(operation)?.name ?? operation,
      quoteLines: quote.lines,
      quotedCredits: row.quotedCredits,
      requestedBy: person(row.requestedById),
      decidedBy: row.decidedById === null ? null : person(row.decidedById),
      note: row.note,
      jobId: row.jobId,
      createdAt: row.createdAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      expiresAt: row.expiresAt.toISOString(),
    };
  });
}

/** One request that is known to be there. */
export async function viewApproval(
  deps: Pick<ServiceDeps, 'db'>,
  { workspaceId, approvalId, now }: { workspaceId: string; approvalId: string; now: Date },
): Promise<ApprovalView> {
  const row = await deps.db.prisma.jobApproval.findFirstOrThrow({ where: { id: approvalId, workspaceId } });
  return (await viewApprovals(deps, [row], now))[0]!;
}
