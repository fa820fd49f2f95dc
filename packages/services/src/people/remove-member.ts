import type { Actor } from '@maquette/domain/access';
import { checkOwnerStays } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { removedMail } from '@maquette/mail';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { dropMessages, type Cancelled } from './cancel-queued.ts';
import { findManaged } from './find-managed.ts';
import { partWith } from './part-with.ts';
import { tellOwners } from './tell-owners.ts';
import { withPeople } from './with-people.ts';

/**
 * Takes a member out of the workspace, with all that goes with it (see `partWith`); what they leave behind goes to who
 * removed them. They are out at their next call, and on an open stream within seconds. For owners, of everyone but the
 * last owner; for admins, of those below them. Owners and the person are told.
 */
export async function removeMember(
  deps: Pick<ServiceDeps, 'db' | 'settings' | 'queue'>,
  actor: Actor,
  input: { userId: string },
): Promise<Result<void>> {
  const removed = await withPeople<Cancelled>(deps, actor, 'member.manage', async (people, by) => {
    const found = findManaged(people, by, input.userId);
    if (!found.ok) return found;
    const member = found.value;
    if (member.userId === by.userId)
      return refuse('conflict.state', 'You cannot remove yourself.', {
        suggestion: 'Leave the workspace instead.',
      });
    const stays = member.role === 'owner' ? checkOwnerStays(people.members, member) : ok(undefined);
    if (!stays.ok) return stays;
    const { tx, workspace } = people;
    const cancelled = await partWith(people, deps, { actor: by, member, heirId: by.userId });
    const { userId, name, email, role } = member;
    const url = `${deps.settings.publicUrl}/`;
    await queueMail(tx, { to: email, ...removedMail({ name, workspaceName: workspace.name, url }) });
    await tellOwners(people, deps, { by, what: 'removed', member });
    await noteAudit(tx, by, {
      action: 'member.removed',
      target: { kind: 'member', id: userId, name },
      before: { role },
    });
    return ok(cancelled);
  });
  if (!removed.ok) return removed;
  await dropMessages(deps, removed.value);
  return ok(undefined);
}
