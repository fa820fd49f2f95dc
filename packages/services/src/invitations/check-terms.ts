import type { Transaction } from '@maquette/db';
import { authorize, mayGrant, type Actor } from '@maquette/domain/access';
import {
  checkGuest,
  invitationDays,
  type InvitationTerms,
  type InvitedProject,
} from '@maquette/domain/people';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { checkFreeSeat } from '../people/read-seats.ts';
import type { LockedPeople } from '../people/with-people.ts';

const dayMs = 86_400_000;

/** What every invitation is written with. */
export interface CheckedTerms {
  role: InvitationTerms['role'];
  billing: boolean;
  projects: InvitedProject[];
  expiresAt: Date;
}

/**
 * Whether the actor may invite like this: to a role that they may give, with the billing flag only as owner, to projects of
 * the workspace, as a guest to at least one, and while there is a seat.
 */
export async function checkTerms(
  people: LockedPeople,
  actor: Actor,
  terms: InvitationTerms,
): Promise<Result<CheckedTerms>> {
  const { role, billing = false, days = invitationDays.usual } = terms;
  if (!mayGrant(actor.role, role))
    return refuse('access.denied', `As ${actor.role} you may not invite somebody as ${role}.`, {
      field: 'role',
      suggestion: 'Ask an owner of the workspace.',
    });
  const mayFlag = billing ? authorize(actor, 'member.set-billing') : ok(undefined);
  if (!mayFlag.ok) return mayFlag;
  if (days < invitationDays.min || days > invitationDays.max)
    return refuse(
      'input.invalid',
      `An invitation is good for ${invitationDays.min} to ${invitationDays.max} days.`,
      { field: 'days' },
    );
  const guest = checkGuest(terms);
  if (!guest.ok) return guest;
  const projects = await checkProjects(people.tx, actor, terms);
  if (!projects.ok) return projects;
  const seat = role === 'guest' ? ok(undefined) : await checkFreeSeat(people);
  if (!seat.ok) return seat;
  const expiresAt = new Date(Date.now() + days * dayMs);
  return ok({ role, billing, projects: projects.value, expiresAt });
}

async function checkProjects(
  tx: Transaction,
  { workspaceId }: Actor,
  { role, projects = [] }: InvitationTerms,
): Promise<Result<InvitedProject[]>> {
  const ids = [...new Set(projects.map(({ projectId }) => projectId))];
  const found = await tx.project.count({ where: { workspaceId, id: { in: ids } } });
  if (found < ids.length) return notFound();
  const byId = new Map(
    projects.map(({ mayComment = true, creditsPerMonth = null, ...part }) => [
      part.projectId,
      { ...part, mayComment, creditsPerMonth: role === 'guest' ? creditsPerMonth : null },
    ]),
  );
  return ok([...byId.values()]);
}
