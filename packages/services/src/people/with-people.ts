import type { Transaction } from '@maquette/db';
import { authorize, type Actor, type Role, type WorkspaceAction } from '@maquette/domain/access';
import { notFound, type Result } from '@maquette/domain/result';
import { suspended } from '../access/enter-workspace.ts';
import type { ServiceDeps } from '../deps.ts';

/** A member, as they are under the lock. */
export interface LockedMember {
  userId: string;
  name: string;
  email: string;
  role: Role;
  billing: boolean;
  suspendedAt: Date | null;
  joinedAt: Date;
}

/** The people of a workspace, which nobody else changes until the transaction ends. */
export interface LockedPeople {
  tx: Transaction;
  workspace: { id: string; name: string; planId: string };
  members: LockedMember[];
}

/**
 * Locks the people of a workspace: who is in it, as what, and how many seats there are. Everything that changes one of
 * these begins with it, and with it alone; the wallet, when it is needed too, comes after it. The lock leaves rows that
 * refer to the workspace free to be written: whoever has the wallet writes some.
 * @returns null when there is no such workspace, or it was deleted
 */
export async function lockPeople(tx: Transaction, workspaceId: string): Promise<LockedPeople | null> {
  const [workspace] = await tx.$queryRaw<LockedPeople['workspace'][]>`
    SELECT "id", "name", "planId" FROM "Workspace"
    WHERE "id" = ${workspaceId} AND "deletedAt" IS NULL FOR NO KEY UPDATE`;
  if (!workspace) return null;
  const rows = await tx.membership.findMany({
    where: { workspaceId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
  });
  const members = rows.map(({ userId, user, role, billing, suspendedAt, createdAt }) => ({
    userId,
    ...user,
    role,
    billing,
    suspendedAt,
    joinedAt: createdAt,
  }));
  return { tx, workspace, members };
}

/** What is done with the people of a workspace by one of them, with the rights that they have under the lock. */
type Work<T> = (people: LockedPeople, actor: Actor) => Promise<Result<T>>;

/**
 * Runs `work` with the people locked. The actor must have the right to `action` before, and still under the lock: of two
 * owners who demote each other at once, the second is none any more. `work` refuses before its first write.
 */
export async function withPeople<T>(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  action: WorkspaceAction,
  work: Work<T>,
): Promise<Result<T>> {
  const allowed = authorize(actor, action);
  if (!allowed.ok) return allowed;
  return deps.db.transaction(async (tx): Promise<Result<T>> => {
    const people = await lockPeople(tx, actor.workspaceId);
    const self = people && memberOf(people, actor.userId);
    if (!people || !self) return notFound();
    if (self.suspendedAt) return suspended();
    const now = { ...actor, role: self.role, billing: self.billing };
    const still = authorize(now, action);
    return still.ok ? work(people, now) : still;
  });
}

export const memberOf = ({ members }: LockedPeople, userId: string): LockedMember | null =>
  members.find((member) => member.userId === userId) ?? null;
