import type { Transaction } from '@maquette/db';
import { noteAudit, type AuditNote } from '../audit/index.ts';
import type { Person } from './person.ts';

/** A person in more workspaces is noted in those that were joined first. */
const workspacesMax = 20;

/**
 * What a person does with their own account concerns every workspace that they can enter: it is written into the audit
 * log of each, in one order, as the last thing of a transaction.
 */
export async function notePersonally(
  tx: Transaction,
  { userId, from }: Pick<Person, 'userId' | 'from'>,
  note: AuditNote,
): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId, suspendedAt: null, workspace: { deletedAt: null } },
    orderBy: [{ createdAt: 'asc' }, { workspaceId: 'asc' }],
    take: workspacesMax,
    select: { workspaceId: true, user: { select: { name: true } } },
  });
  // the same order everywhere: two who write into the same logs do not wait in a circle
  for (const { workspaceId, user } of memberships.toSorted((a, b) =>
    a.workspaceId < b.workspaceId ? -1 : 1,
  ))
    await noteAudit(tx, { kind: 'user', workspaceId, userId, name: user.name, ...(from && { from }) }, note);
}
