import type { Prisma, Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { approvalDays, checkApproval, type ApprovalView } from '@maquette/domain/approvals';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkRequest, type CheckedRequest, type JobRequest } from '../jobs/check-request.ts';
import { requestHash } from '../jobs/request-hash.ts';
import { readLimits } from '../limits/read-limits.ts';
import { newId } from '../new-id.ts';
import { noteNotices } from '../notices/index.ts';
import { requestOf } from './approval-request.ts';
import { viewApproval } from './view-approvals.ts';

const pendingMax = 50;
const dayMs = 86_400_000;

/**
 * Asks for a job that the actor may not start alone. It is checked and priced now, started exactly so when an owner or
 * billing member agrees, and over after 7 days. The same request again while it waits is the same one. Sets nothing
 * aside. Refuses with what is wrong with the request, and `conflict.state` when it needs no approval.
 */
export async function requestApproval(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  request: JobRequest,
): Promise<Result<{ approval: ApprovalView; repeated: boolean }>> {
  const checked = await checkRequest(deps, actor, request);
  if (!checked.ok) return checked;
  const { workspaceId } = actor;
  const { approvalAboveCredits: aboveCredits, now } = await readLimits(deps.db.prisma, workspaceId);
  if (checkApproval(actor, { credits: checked.value.quote.totalCredits, aboveCredits }).ok)
    return refuse('conflict.state', 'This job needs no approval.', { suggestion: 'Start it.' });
  // Without the price book of the quote: its price is kept in full, and shall still hold in a week.
  const { priceBookVersion: _quoted, ...wanted } = request;
  const asked = { checked: checked.value, request: { ...wanted, name: checked.value.name }, now };
  const written = await deps.db.transaction((tx) => writeOnce(tx, deps, actor, asked));
  if (!written.ok) return written;
  const { approvalId, repeated } = written.value;
  return ok({ approval: await viewApproval(deps, actor, { approvalId, now }), repeated });
}

interface Asked {
  checked: CheckedRequest;
  request: JobRequest;
  now: Date;
}

type Written = Result<{ approvalId: string; repeated: boolean }>;

async function writeOnce(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  actor: Actor,
  asked: Asked,
): Promise<Written> {
  const { workspaceId, userId: requestedById } = actor;
  // one at a time for a member, so that a second click finds the first one's request, and the count holds
  const stillIn = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Membership" WHERE "workspaceId" = ${workspaceId} AND "userId" = ${requestedById} FOR UPDATE`;
  if (stillIn.length === 0) return notFound();
  const pending = await tx.jobApproval.findMany({
    where: { workspaceId, requestedById, status: 'pending', expiresAt: { gt: asked.now } },
  });
  const hash = requestHash(asked.request);
  const same = pending.find((row) => requestHash(requestOf(row)) === hash);
  if (same) return ok({ approvalId: same.id, repeated: true });
  if (pending.length >= pendingMax)
    return refuse('conflict.state', `${pending.length} requests of yours wait already, which is the most.`, {
      suggestion: 'Ask an owner to decide on them.',
    });
  const approvalId = await writeApproval(tx, actor, asked);
  await tellDeciders(tx, deps, { actor, asked, approvalId });
  const { request, checked } = asked;
  await noteAudit(tx, actor, {
    action: 'approval.asked',
    target: { kind: 'approval', id: approvalId, name: request.name ?? request.operation },
    projectId: request.projectId,
    after: { operation: request.operation, credits: checked.quote.totalCredits },
  });
  return ok({ approvalId, repeated: false });
}

async function writeApproval(tx: Transaction, actor: Actor, { checked, request, now }: Asked) {
  const { quote } = checked;
  const { id } = await tx.jobApproval.create({
    select: { id: true },
    data: {
      id: newId('approval'),
      workspaceId: actor.workspaceId,
      requestedById: actor.userId,
      apiKeyId: actor.via.kind === 'api-key' ? actor.via.apiKeyId : null,
      request: request as unknown as Prisma.InputJsonObject,
      quote: quote as unknown as Prisma.InputJsonObject,
      quotedCredits: quote.totalCredits,
      priceBookVersion: quote.priceBookVersion,
      createdAt: now,
      expiresAt: new Date(now.getTime() + approvalDays * dayMs),
    },
  });
  return id;
}

async function tellDeciders(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  what: { actor: Actor; asked: Asked; approvalId: string },
): Promise<void> {
  const { actor, asked, approvalId } = what;
  const { quote, name, operation } = asked.checked;
  const { workspaceId } = actor;
  const asker = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { name: true } });
  const whatThen = `It starts when you approve it, and is over in ${approvalDays} days.`;
  await noteNotices(tx, deps, {
    workspaceId,
    to: { roles: ['owner'], billing: true },
    kind: 'approval.requested',
    title: `${asker.name} asks for a job of ${quote.totalCredits} credits`,
    body: `${operation.name}: “${name}”. ${whatThen}`,
    about: { projectId: asked.checked.projectId, elseBody: `${operation.name}. ${whatThen}` },
    href: `/w/${workspaceId}/approvals`,
    uniqueKey: `approval:${approvalId}:requested`,
  });
}
