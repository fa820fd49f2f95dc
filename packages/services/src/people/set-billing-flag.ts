import type { Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { findManaged } from './find-managed.ts';
import { withPeople } from './with-people.ts';

/** Lets a member see and pay the bills, or no longer. For owners. */
export const setBillingFlag = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { userId: string; billing: boolean },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'member.set-billing', async (people, by) => {
    const { billing } = input;
    const member = findManaged(people, by, input.userId);
    if (!member.ok) return member;
    const { userId, name, billing: before } = member.value;
    if (before === billing) return ok(undefined);
    const { tx, workspace } = people;
    await tx.membership.update({
      where: { workspaceId_userId: { workspaceId: workspace.id, userId } },
      data: { billing },
    });
    await noteAudit(tx, by, {
      action: 'member.billing-changed',
      target: { kind: 'member', id: userId, name },
      ...auditChange({ billing: before }, { billing }),
    });
    return ok(undefined);
  });
