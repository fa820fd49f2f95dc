import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import type { CapPeriod, CapScope, CapView } from '@maquette/domain/caps';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { seenProjects } from '../access/seen-projects.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { capTarget } from './cap-target.ts';
import { viewCaps } from './list-caps.ts';

export const capsMax = 500;

export interface NewCap {
  scope: CapScope;
  /** User, project or key; left out for the workspace. */
  subjectId?: string;
  period: CapPeriod;
  credits: number;
  /** Unless told, it is. */
  isHard?: boolean;
}

/**
 * Sets a cap; the same subject and period again replace it. What was spent in its window before counts. For owners,
 * admins and those who pay the bills.
 */
export async function setCap(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: NewCap,
): Promise<Result<CapView>> {
  const allowed = authorize(actor, 'limit.manage');
  if (!allowed.ok) return allowed;
  const { scope, period, credits, isHard = true } = input;
  if (!Number.isInteger(credits) || credits < 0 || credits > thresholdCreditsMax)
    return refuse('input.invalid', `A cap is 0 to ${thresholdCreditsMax} whole credits.`, {
      field: 'credits',
    });
  const subject = await checkSubject(deps, actor, input);
  if (!subject.ok) return subject;
  const { workspaceId, userId } = actor;
  const key = { workspaceId, scope, subjectId: subject.value, period };
  const written = await deps.db.transaction(async (tx) => {
    // one at a time for a workspace, so that the count holds
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
    const count = await tx.cap.count({ where: { workspaceId, NOT: key } });
    if (count >= capsMax)
      return refuse('conflict.state', `This workspace has ${count} caps, which is the most.`, {
        suggestion: 'Remove one that is no longer needed.',
      });
    const where = { workspaceId_scope_subjectId_period: key };
    const before = await tx.cap.findUnique({ where, select: { credits: true, isHard: true } });
    const cap = await tx.cap.upsert({
      where,
      create: { id: newId('cap'), ...key, credits, isHard, createdById: userId },
      update: { credits, isHard },
    });
    await noteAudit(tx, actor, {
      action: 'cap.set',
      ...(await capTarget(tx, cap)),
      ...(before ? auditChange(before, { credits, isHard }) : { after: { period, credits, isHard } }),
    });
    return ok(cap.id);
  });
  if (!written.ok) return written;
  const [view] = await viewCaps(deps, actor, Prisma.sql`c."id" = ${written.value}`);
  return view ? ok(view) : notFound();
}

/** The subject must be there, in this workspace. @returns its id */
async function checkSubject(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { scope, subjectId }: NewCap,
): Promise<Result<string>> {
  const { workspaceId } = actor;
  if (scope === 'workspace') return ok(workspaceId);
  if (subjectId === undefined)
    return refuse('input.invalid', 'Say whose spending is capped.', { field: 'subjectId' });
  const id = subjectId;
  const find = {
    member: () =>
      db.prisma.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId: id } } }),
    project: () =>
      db.prisma.project.findFirst({ where: { workspaceId, AND: [{ id }, { id: seenProjects(actor) }] } }),
    api_key: () => db.prisma.apiKey.findFirst({ where: { workspaceId, id, revokedAt: null } }),
  };
  return (await find[scope]()) ? ok(id) : notFound();
}
