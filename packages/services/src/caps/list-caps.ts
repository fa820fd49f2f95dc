import { Prisma } from '@maquette/db';
import { authorize, may, seesProject, type Actor } from '@maquette/domain/access';
import { standingOf, type CapUse, type CapView } from '@maquette/domain/caps';
import { ok, type Result } from '@maquette/domain/result';
import { hiddenProjectName } from '../access/read-project-names.ts';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from '../limits/read-limits.ts';
import { readCapUses } from './read-cap-uses.ts';
import { readSubjectNames } from './read-subject-names.ts';

/**
 * Caps with what is left of them. Whoever manages limits sees all; other members those on themselves and on their own
 * keys, and nothing of what others spend.
 */
export async function listCaps(deps: Pick<ServiceDeps, 'db'>, actor: Actor): Promise<Result<CapView[]>> {
  const allowed = authorize(actor, 'cap.see-own');
  if (!allowed.ok) return allowed;
  const which = may(actor, 'limit.manage') ? Prisma.sql`true` : ownOf(actor);
  return ok(await viewCaps(deps, actor, which));
}

const ownOf = ({ workspaceId, userId }: Actor): Prisma.Sql => Prisma.sql`
  ((c."scope" = 'member' AND c."subjectId" = ${userId}) OR (c."scope" = 'api_key' AND c."subjectId" IN (
    SELECT k."id" FROM "ApiKey" k WHERE k."workspaceId" = ${workspaceId} AND k."userId" = ${userId})))`;

/** Caps as they are shown to this actor. @param which a condition on rows of "Cap" under the alias c */
export async function viewCaps(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  which: Prisma.Sql,
): Promise<CapView[]> {
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const { now, timeZone, hasCaps } = await readLimits(prisma, workspaceId);
  if (!hasCaps) return [];
  const uses = await readCapUses(prisma, { workspaceId, which }, { now, timeZone });
  const raises = await prisma.capRaise.findMany({
    where: { workspaceId, capId: { in: uses.map((cap) => cap.id) }, until: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const raisedBy = raises.map(({ byUserId }) => ({ scope: 'member' as const, subjectId: byUserId }));
  const names = await readSubjectNames(prisma, workspaceId, [...uses, ...raisedBy], actor);
  const isHidden = (cap: CapUse) => cap.scope === 'project' && !seesProject(actor, cap.subjectId);
  return uses.map((cap) => ({
    ...viewOf(cap),
    ...(isHidden(cap) && { subjectId: '' }),
    subjectName: isHidden(cap) ? hiddenProjectName : (names.get(cap.subjectId) ?? 'No longer there'),
    raises: raises
      .filter((raise) => raise.capId === cap.id)
      .map(({ credits, reason, byUserId, createdAt }) => ({
        credits,
        reason,
        by: { id: byUserId, name: names.get(byUserId) ?? '' },
        at: createdAt.toISOString(),
      })),
  }));
}

function viewOf(use: CapUse) {
  const { window, ...cap } = standingOf(use);
  return { ...cap, resetsAt: window.end.toISOString() };
}
