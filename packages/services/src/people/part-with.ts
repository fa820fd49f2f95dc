import type { Actor } from '@maquette/domain/access';
import { closeApproval } from '../approvals/close-approval.ts';
import { lockApproval } from '../approvals/lock-approval.ts';
import type { ServiceDeps } from '../deps.ts';
import { cancelQueued, type Cancelled } from './cancel-queued.ts';
import { closeOpenEnds } from './close-open-ends.ts';
import { giveProjects } from './give-projects.ts';
import type { LockedMember, LockedPeople } from './with-people.ts';

/**
 * Everything that goes with a member who is removed or leaves, in the caller's transaction: their jobs that wait are
 * cancelled (running ones finish), their own keys revoked, their requests declined, their invitations revoked. What the
 * workspace keeps gets another owner: its keys, projects and share links. Assets stay as they are.
 */
export async function partWith(
  { tx, workspace }: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  parting: { actor: Actor; member: LockedMember; heirId: string },
): Promise<Cancelled> {
  const { actor, member, heirId } = parting;
  const { userId } = member;
  const which = { workspaceId: workspace.id, userId };
  const ofTheirs = { workspaceId: workspace.id, createdById: userId };
  const now = new Date();
  await giveProjects(tx, { ...which, heirId });
  const { cancelled, flush } = await cancelQueued(tx, actor, which);
  await tx.membership.delete({ where: { workspaceId_userId: which } });
  await tx.apiKey.updateMany({
    where: { ...which, kind: 'personal', revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.apiKey.updateMany({ where: { ...which, kind: 'workspace' }, data: { userId: heirId } });
  await tx.shareLink.updateMany({ where: ofTheirs, data: { createdById: heirId } });
  await closeOpenEnds(tx, { ...which, role: null });
  await declineRequests({ tx, workspace }, deps, { userId, decidedById: actor.userId });
  await flush();
  return cancelled;
}

async function declineRequests(
  { tx, workspace }: Pick<LockedPeople, 'tx' | 'workspace'>,
  deps: Pick<ServiceDeps, 'settings'>,
  { userId, decidedById }: { userId: string; decidedById: string },
): Promise<void> {
  const workspaceId = workspace.id;
  const pending = await tx.jobApproval.findMany({
    where: { workspaceId, requestedById: userId, status: 'pending' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const note = 'The one who asked is no longer a member of the workspace.';
  for (const { id } of pending) {
    const locked = await lockApproval(tx, { workspaceId, approvalId: id });
    if (locked?.row.status === 'pending')
      await closeApproval(tx, deps, locked, { status: 'declined', decidedById, note });
  }
}
