import type { Actor } from '@maquette/domain/access';
import { checkOwnerStays, heirOf } from '@maquette/domain/people';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { dropMessages, type Cancelled } from './cancel-queued.ts';
import { partWith } from './part-with.ts';
import { tellOwners } from './tell-owners.ts';
import { memberOf, withPeople } from './with-people.ts';

/**
 * Leaves the workspace, with all that goes with it (see `partWith`); what stays behind goes to the owner who has been
 * there longest. The last owner has to hand the workspace over first, or delete it. Owners are told.
 */
export async function leaveWorkspace(
  deps: Pick<ServiceDeps, 'db' | 'settings' | 'queue'>,
  actor: Actor,
): Promise<Result<void>> {
  const left = await withPeople<Cancelled>(deps, actor, 'member.leave', async (people, by) => {
    const member = memberOf(people, by.userId);
    const stays = checkOwnerStays(people.members, by);
    if (!stays.ok) return stays;
    const heirId = heirOf(people.members, by);
    if (!member || !heirId) return notFound();
    const cancelled = await partWith(people, deps, { actor: by, member, heirId });
    await tellOwners(people, deps, { by, what: 'left', member });
    const { userId: id, name, role } = member;
    await noteAudit(people.tx, by, {
      action: 'member.left',
      target: { kind: 'member', id, name },
      before: { role },
    });
    return ok(cancelled);
  });
  if (!left.ok) return left;
  await dropMessages(deps, left.value);
  return ok(undefined);
}
