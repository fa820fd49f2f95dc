import type { Actor } from '@maquette/domain/access';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { noteNotices } from '../notices/index.ts';
import { memberOf, type LockedMember, type LockedPeople } from './with-people.ts';

/** Tells the owners, but for who did it, that somebody is gone. To be called when the membership is. */
export async function tellOwners(
  people: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  { by, what, member }: { by: Actor; what: 'removed' | 'left'; member: LockedMember },
): Promise<void> {
  const { tx, workspace, members } = people;
  const remover = memberOf(people, by.userId)?.name ?? '';
  await noteNotices(tx, deps, {
    workspaceId: workspace.id,
    to: {
      userIds: members
        .filter(({ role, userId }) => role === 'owner' && userId !== by.userId && userId !== member.userId)
        .map(({ userId }) => userId),
    },
    kind: `member.${what}`,
    title: what === 'left' ? `${member.name} left ${workspace.name}` : `${remover} removed ${member.name}`,
    body: `${member.name} was ${member.role} in ${workspace.name}. Their jobs that waited were cancelled; what they made stays.`,
    href: `/w/${workspace.id}/settings/people`,
    action: 'See who is there',
    uniqueKey: `${newId('notice')}:${what}`,
  });
}
