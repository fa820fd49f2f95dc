import { authorize, type Actor, type Role } from '@maquette/domain/access';
import { allowanceOf, capWindow } from '@maquette/domain/caps';
import type { ParticipantView } from '@maquette/domain/participants';
import { ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from '../limits/read-limits.ts';
import { readGuestUses, type GuestUse } from '../caps/read-guest-use.ts';

/**
 * Who takes part in a project: its owner first, then those with a part in it, leads before editors before viewers. What a
 * guest may spend is told to that guest and to those who set it. Who only has a role in the workspace is not listed.
 */
export async function listParticipants(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: { projectId: string },
): Promise<Result<ParticipantView[]>> {
  const { prisma } = deps.db;
  const allowed = await authorizeIn(prisma, actor, 'project.see', { projectId });
  if (!allowed.ok) return allowed;
  const project = allowed.value;
  const { workspaceId } = actor;
  const [rows, owner, limits] = await Promise.all([
    prisma.projectMember.findMany({
      where: { workspaceId, projectId },
      include: { membership: { select: { role: true, user: { select: { name: true } } } } },
    }),
    prisma.membership.findUnique({
      where: { workspaceId_userId: { workspaceId, userId: project.ownerId } },
      select: { role: true, user: { select: { name: true } } },
    }),
    readLimits(prisma, workspaceId),
  ]);
  const window = capWindow('month', limits.now, limits.timeZone);
  const uses = await readGuestUses(prisma, { workspaceId, projectId }, window);
  const seesAll = authorize(actor, 'project.manage-access', { project }).ok;
  const allowance = (userId: string, memberRole: Role) => {
    const use: GuestUse | undefined = uses.get(userId);
    const isTold = memberRole === 'guest' && (seesAll || userId === actor.userId);
    return isTold && use ? allowanceOf(use, window) : null;
  };
  const found = rows.map(({ userId, role, task, mayComment, membership }): ParticipantView => ({
    userId,
    name: membership.user.name,
    memberRole: membership.role,
    isOwner: userId === project.ownerId,
    role,
    task,
    mayComment: mayComment || membership.role !== 'guest',
    allowance: allowance(userId, membership.role),
  }));
  if (owner && !found.some(({ isOwner }) => isOwner)) found.push(ownerWithoutPart(project.ownerId, owner));
  return ok(found.toSorted(byWeight));
}

const ownerWithoutPart = (
  userId: string,
  { role, user }: { role: Role; user: { name: string } },
): ParticipantView => ({
  userId,
  name: user.name,
  memberRole: role,
  isOwner: true,
  role: null,
  task: '',
  mayComment: true,
  allowance: null,
});

const weights = { lead: 1, editor: 2, viewer: 3 };
const weightOf = ({ isOwner, role }: ParticipantView): number => (isOwner || !role ? 0 : weights[role]);
const byWeight = (a: ParticipantView, b: ParticipantView): number =>
  weightOf(a) - weightOf(b) || a.name.localeCompare(b.name) || a.userId.localeCompare(b.userId);
