import { authorize, type Actor } from '@maquette/domain/access';
import type { PartingView } from '@maquette/domain/people';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** What would go with a member, in numbers: of oneself, or of somebody for who may remove them. */
export async function lookAtParting(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { userId }: { userId: string },
): Promise<Result<PartingView>> {
  const allowed = authorize(actor, userId === actor.userId ? 'member.leave' : 'member.manage');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const member = await prisma.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  if (!member) return notFound();
  const theirs = { workspaceId, createdById: userId };
  const key = { workspaceId, userId, revokedAt: null };
  const now = new Date();
  const queued = { ...theirs, status: 'queued' as const };
  const [held, runningJobs, personalKeys, workspaceKeys, ownedProjects, shareLinks, requests, invitations] =
    await Promise.all([
      prisma.job.aggregate({ where: queued, _count: true, _sum: { reservedCredits: true } }),
      prisma.job.count({ where: { ...theirs, status: 'running' } }),
      prisma.apiKey.count({ where: { ...key, kind: 'personal' } }),
      prisma.apiKey.count({ where: { ...key, kind: 'workspace' } }),
      prisma.project.count({ where: { workspaceId, ownerId: userId } }),
      prisma.shareLink.count({ where: { ...theirs, revokedAt: null } }),
      prisma.jobApproval.count({ where: { workspaceId, requestedById: userId, status: 'pending' } }),
      prisma.invitation.count({
        where: { ...theirs, revokedAt: null, acceptedAt: null, expiresAt: { gt: now } },
      }),
    ]);
  return ok({
    queuedJobs: held._count,
    heldCredits: held._sum.reservedCredits ?? 0,
    runningJobs,
    personalKeys,
    workspaceKeys,
    ownedProjects,
    shareLinks,
    pendingApprovals: requests,
    openInvitations: invitations,
  });
}
