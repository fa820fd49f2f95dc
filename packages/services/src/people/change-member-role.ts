import { mayGrant, type Actor, type Role } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { checkOwnerStays, takesSeat } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { closeOpenEnds } from './close-open-ends.ts';
import { findManaged } from './find-managed.ts';
import { giveProjects } from './give-projects.ts';
import { checkFreeSeat } from './read-seats.ts';
import { withPeople, type LockedMember, type LockedPeople } from './with-people.ts';

/**
 * Gives a member another role: an owner up to admin, an admin up to editor. Nobody becomes owner like this, the last owner
 * stays one, a guest who becomes a member takes a seat, and a member who becomes a guest needs a project to be one of;
 * projects that they owned go to who changed the role.
 */
export const changeMemberRole = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { userId: string; role: Role },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'member.manage', async (people, by) => {
    const member = findManaged(people, by, input.userId);
    if (!member.ok) return member;
    const { role: before } = member.value;
    if (before === input.role) return ok(undefined);
    const fits = await checkRole(people, by, { member: member.value, role: input.role });
    if (!fits.ok) return fits;
    await write(people, by, { member: member.value, role: input.role });
    return ok(undefined);
  });

interface Change {
  member: LockedMember;
  role: Role;
}

async function checkRole(people: LockedPeople, by: Actor, { member, role }: Change): Promise<Result<void>> {
  if (!mayGrant(by.role, role))
    return refuse('access.denied', `As ${by.role} you may not make somebody ${role}.`, {
      field: 'role',
      suggestion:
        role === 'owner' ? 'Offer them the workspace in the settings.' : 'Ask an owner of the workspace.',
    });
  if (member.role === 'owner') {
    const stays = checkOwnerStays(people.members, member);
    if (!stays.ok) return stays;
  }
  if (!takesSeat(member) && takesSeat({ ...member, role })) return checkFreeSeat(people);
  if (role !== 'guest') return ok(undefined);
  const { tx, workspace } = people;
  const parts = await tx.projectMember.count({ where: { workspaceId: workspace.id, userId: member.userId } });
  if (parts > 0) return ok(undefined);
  return refuse(
    'conflict.state',
    `${member.name} takes part in no project, so as a guest they would see nothing.`,
    {
      suggestion: 'Add them to a project first.',
    },
  );
}

async function write(people: LockedPeople, by: Actor, { member, role }: Change): Promise<void> {
  const { tx, workspace } = people;
  const { userId, name, role: before } = member;
  const which = { workspaceId: workspace.id, userId };
  await tx.membership.update({ where: { workspaceId_userId: which }, data: { role } });
  if (role === 'guest') {
    await tx.projectMember.updateMany({ where: { ...which, role: 'lead' }, data: { role: 'editor' } });
    await giveProjects(tx, { ...which, heirId: by.userId });
  }
  await closeOpenEnds(tx, { ...which, role });
  await noteAudit(tx, by, {
    action: 'member.role-changed',
    target: { kind: 'member', id: userId, name },
    ...auditChange({ role: before }, { role }),
  });
}
