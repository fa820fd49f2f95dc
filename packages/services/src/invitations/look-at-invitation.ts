import type { InvitationCard } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { findInvitation } from './find-invitation.ts';
import { takeInvitationLook } from './invitation-limits.ts';
import { projectsOf } from './view-invitations.ts';

/**
 * What an invitation says, to whoever holds its secret. Changes nothing, so that a program that looks through mails cannot
 * use it up. An unknown, used, revoked or expired one gets one and the same answer.
 */
export async function lookAtInvitation(
  deps: Pick<ServiceDeps, 'db'>,
  { token, ip }: { token: string; ip: string | null },
): Promise<Result<InvitationCard>> {
  const taken = await takeInvitationLook(deps.db, ip);
  if (!taken.ok) return taken;
  const { prisma } = deps.db;
  const row = await findInvitation(prisma, token);
  if (!row) return invitationInvalid();
  const { workspaceId, email, emailDomain, role, billing, expiresAt } = row;
  const [workspace, inviter, projects] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true } }),
    prisma.user.findUnique({ where: { id: row.createdById }, select: { name: true } }),
    prisma.project.findMany({
      where: { workspaceId, id: { in: projectsOf(row).map(({ projectId }) => projectId) } },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  return ok({
    email,
    emailDomain,
    workspaceName: workspace.name,
    role,
    billing,
    projectNames: projects.map(({ name }) => name),
    invitedBy: inviter?.name ?? '',
    expiresAt: expiresAt.toISOString(),
  });
}

/** One answer for an invitation that is unknown, used, revoked or over. */
export const invitationInvalid = (): Result<never> =>
  refuse(
    'auth.token-invalid',
    'This invitation no longer works: it was used or taken back, or it is too old.',
    {
      suggestion: 'Ask for a new one.',
    },
  );
