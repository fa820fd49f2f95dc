import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { capWindow, type CapView } from '@maquette/domain/caps';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { tidyText } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from '../limits/read-limits.ts';
import { newId } from '../new-id.ts';
import { capTarget } from './cap-target.ts';
import { viewCaps } from './list-caps.ts';

/**
 * Lets more be spent under a cap until it resets. Written down with who, how much and why, and never changed after. For
 * owners, signed in.
 */
export async function raiseCap(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { capId: string; credits: number; reason: string },
): Promise<Result<CapView>> {
  const allowed = authorize(actor, 'limit.override');
  if (!allowed.ok) return allowed;
  const { capId, credits } = input;
  if (!Number.isInteger(credits) || credits < 1 || credits > thresholdCreditsMax)
    return refuse('input.invalid', `A raise is 1 to ${thresholdCreditsMax} whole credits.`, {
      field: 'credits',
    });
  const reason = tidyText(input.reason, { field: 'reason' });
  if (!reason.ok) return reason;
  const { workspaceId, userId } = actor;
  const { prisma } = deps.db;
  const cap = await prisma.cap.findFirst({ where: { id: capId, workspaceId } });
  if (!cap) return notFound();
  const { now, timeZone } = await readLimits(prisma, workspaceId);
  const { scope, subjectId, period } = cap;
  const until = capWindow(period, now, timeZone).end;
  const raise = { capId, workspaceId, scope, subjectId, period, credits, reason: reason.value, until };
  await deps.db.transaction(async (tx) => {
    await tx.capRaise.create({
      data: { id: newId('capRaise'), ...raise, byUserId: userId, createdAt: now },
    });
    await noteAudit(tx, actor, {
      action: 'cap.raised',
      ...(await capTarget(tx, cap)),
      after: { raisedCredits: credits, until: until.toISOString(), reason: reason.value },
    });
  });
  const [view] = await viewCaps(deps, actor, Prisma.sql`c."id" = ${capId}`);
  return view ? ok(view) : notFound();
}
