import type { JobApprovalModel } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { ApprovalView } from '@maquette/domain/approvals';
import { operationById } from '@maquette/domain/operations';
import { hiddenProjectName, readProjectNames } from '../access/read-project-names.ts';
import type { ServiceDeps } from '../deps.ts';
import { quoteOf, requestOf } from './approval-request.ts';

/**
 * Rows as this actor sees them, in the same order: of a project that they do not see, only whose request it is and what it
 * costs. @param now the studio's time, by which they are over
 */
export async function viewApprovals(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  rows: JobApprovalModel[],
  now: Date,
): Promise<ApprovalView[]> {
  if (rows.length === 0) return [];
  const people = rows.flatMap((row) => [row.requestedById, row.decidedById ?? []].flat());
  const projectIds = rows.map((row) => requestOf(row).projectId);
  const [users, projects] = await Promise.all([
    db.prisma.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
    readProjectNames(db.prisma, actor, projectIds),
  ]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => {
    const { operation, params, projectId, name } = requestOf(row);
    const quote = quoteOf(row);
    const isHidden = projects.isHidden(projectId);
    return {
      id: row.id,
      status: row.status === 'pending' && row.expiresAt <= now ? 'expired' : row.status,
      operation,
      params: isHidden ? {} : params,
      lane: quote.lane,
      projectId: isHidden ? '' : projectId,
      projectName: projects.nameOf(projectId),
      name: isHidden ? hiddenProjectName : (name ?? operationById(operation)?.name ?? operation),
      quoteLines: quote.lines,
      quotedCredits: row.quotedCredits,
      requestedBy: person(row.requestedById),
      decidedBy: row.decidedById === null ? null : person(row.decidedById),
      note: row.note,
      jobId: isHidden ? null : row.jobId,
      createdAt: row.createdAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      expiresAt: row.expiresAt.toISOString(),
    };
  });
}

/** One request that is known to be there. */
export async function viewApproval(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { approvalId, now }: { approvalId: string; now: Date },
): Promise<ApprovalView> {
  const row = await deps.db.prisma.jobApproval.findFirstOrThrow({
    where: { id: approvalId, workspaceId: actor.workspaceId },
  });
  return (await viewApprovals(deps, actor, [row], now))[0]!;
}
