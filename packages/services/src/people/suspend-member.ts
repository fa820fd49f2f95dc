import type { Actor } from '@maquette/domain/access';
import { checkOwnerStays, takesSeat } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { suspendedMail } from '@maquette/mail';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { closeOpenEnds } from './close-open-ends.ts';
import { findManaged } from './find-managed.ts';
import { checkFreeSeat } from './read-seats.ts';
import { withPeople, type LockedMember, type LockedPeople } from './with-people.ts';

/**
 * Keeps a member out until it is lifted: they and their keys may not enter, and they take no seat. Their jobs go on, what
 * they own stays theirs; their open invitations are revoked. The last owner cannot be suspended, and nobody themselves.
 */
export const suspendMember = (
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: { userId: string },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'member.manage', async (people, by) => {
    const member = findManaged(people, by, input.userId);
    if (!member.ok) return member;
    if (member.value.userId === by.userId)
      return refuse('conflict.state', 'You cannot suspend yourself.', {
        suggestion: 'Leave the workspace instead.',
      });
    if (member.value.suspendedAt) return ok(undefined);
    const stays =
      member.value.role === 'owner' ? checkOwnerStays(people.members, member.value) : ok(undefined);
    if (!stays.ok) return stays;
    await setSuspended(people, member.value, new Date());
    const { tx, workspace } = people;
    const { userId, name, email } = member.value;
    await closeOpenEnds(tx, { workspaceId: workspace.id, userId, role: null });
    const url = `${deps.settings.publicUrl}/`;
    await queueMail(tx, { to: email, ...suspendedMail({ name, workspaceName: workspace.name, url }) });
    await noteAudit(tx, by, { action: 'member.suspended', target: { kind: 'member', id: userId, name } });
    return ok(undefined);
  });

/** Lets a suspended member in again, when there is a seat. */
export const liftSuspension = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { userId: string },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'member.manage', async (people, by) => {
    const member = findManaged(people, by, input.userId);
    if (!member.ok) return member;
    const { userId, name, suspendedAt } = member.value;
    if (!suspendedAt) return ok(undefined);
    const seat = takesSeat({ ...member.value, suspendedAt: null })
      ? await checkFreeSeat(people)
      : ok(undefined);
    if (!seat.ok) return seat;
    await setSuspended(people, member.value, null);
    await noteAudit(people.tx, by, {
      action: 'member.suspension-lifted',
      target: { kind: 'member', id: userId, name },
    });
    return ok(undefined);
  });

const setSuspended = (
  { tx, workspace }: LockedPeople,
  { userId }: LockedMember,
  suspendedAt: Date | null,
): Promise<unknown> =>
  tx.membership.update({
    where: { workspaceId_userId: { workspaceId: workspace.id, userId } },
    data: { suspendedAt },
  });
