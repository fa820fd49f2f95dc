import type { Actor } from '@maquette/domain/access';
import { mayManage } from '@maquette/domain/people';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { memberOf, type LockedMember, type LockedPeople } from './with-people.ts';

/** The member that is to be changed, when the actor, who manages members, manages this one. @returns refuses with `not-found` and `access.denied` */
export function findManaged(people: LockedPeople, actor: Actor, userId: string): Result<LockedMember> {
  const member = memberOf(people, userId);
  if (!member) return notFound();
  if (mayManage(actor.role, member.role)) return ok(member);
  return refuse('access.denied', `As ${actor.role} you may not change ${article(member.role)}.`, {
    suggestion: 'Ask an owner of the workspace.',
  });
}

const article = (role: string): string => (/^[aeo]/.test(role) ? `an ${role}` : `a ${role}`);
