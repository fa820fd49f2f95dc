import { mayGrant, type Role } from '../access/index.ts';
import { ok, refuse, type Result } from '../result/index.ts';

/** What decides about a member. */
export interface Standing {
  userId: string;
  role: Role;
  suspendedAt: Date | string | null;
}

/** Whether somebody may change, suspend or remove a member of this role: an owner everyone, an admin who is below them. */
export const mayManage = (actor: Role, role: Role): boolean => actor === 'owner' || mayGrant(actor, role);

/** Who counts against the seats of the plan: neither guests nor suspended members do. */
export const takesSeat = ({ role, suspendedAt }: Pick<Standing, 'role' | 'suspendedAt'>): boolean =>
  role !== 'guest' && suspendedAt === null;

export const countSeats = (people: readonly Pick<Standing, 'role' | 'suspendedAt'>[]): number =>
  people.filter(takesSeat).length;

/** Whether one more may come in. A workspace with more people than seats keeps them, and takes nobody in. */
export function checkSeat(
  people: readonly Pick<Standing, 'role' | 'suspendedAt'>[],
  { seats, name }: { seats: number; name: string },
): Result<void> {
  const used = countSeats(people);
  if (used < seats) return ok(undefined);
  return refuse('limit.seats', `The plan ${name} has ${seats} seats, and ${used} are taken.`, {
    suggestion: 'Choose a larger plan, or free a seat. Guests take none.',
    detail: { seats, used },
  });
}

/** Whether an owner is left who may enter, once this person is no owner any more. */
export function checkOwnerStays(people: readonly Standing[], { userId }: { userId: string }): Result<void> {
  const others = people.filter(
    (person) => person.userId !== userId && person.role === 'owner' && person.suspendedAt === null,
  );
  if (others.length > 0) return ok(undefined);
  return refuse('conflict.state', 'A workspace needs an owner, and there is no other one.', {
    suggestion: 'Hand the workspace over first.',
  });
}

/** Who gets what somebody leaves behind when they go by themselves: the owner who has been here longest. */
export const heirOf = (
  people: readonly (Standing & { joinedAt: Date })[],
  { userId }: { userId: string },
): string | null =>
  people
    .filter((person) => person.userId !== userId && person.role === 'owner' && person.suspendedAt === null)
    .toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())[0]?.userId ?? null;
