import { authorize, type Actor } from '@maquette/domain/access';
import type { InvitationView } from '@maquette/domain/people';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { viewInvitations } from './view-invitations.ts';

const listedMax = 300;

/** Invitations of the workspace, the newest first, also those that are over. */
export async function listInvitations(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<InvitationView[]>> {
  const allowed = authorize(actor, 'member.manage');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const rows = await deps.db.prisma.invitation.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
  });
  return ok(await viewInvitations(deps.db.prisma, workspaceId, rows));
}
