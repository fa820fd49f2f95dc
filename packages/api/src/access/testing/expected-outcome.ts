import type { Database } from '@maquette/db';
import {
  authorize,
  authorizeSomewhere,
  isProjectAction,
  may,
  type Action,
  type Actor,
  type ProjectAction,
  type ProjectGate,
  type WorkspaceAction,
} from '@maquette/domain/access';
import type { Result } from '@maquette/domain/result';
import { gateColumns } from '../../../../services/src/access/project-gate.ts';
import { actorOf } from '../../../../services/src/testing/make-workspace.ts';
import { actionsOf, type RouteRight } from '../route-right.ts';
import type { Persona } from './cast.ts';
import type { Scene } from './make-scene.ts';

/** What is told at a door: let in (whatever becomes of it behind), or turned away with this code. */
export type Outcome = 'in' | 'not-found' | 'access.denied' | 'access.suspended' | 'auth.required';

/** What the table of rights says of this persona at a route that asks for `right`, with the things of the scene. */
export async function expectedOutcome(
  db: Database,
  {
    persona,
    scene,
    who,
    right,
    hiddenUnless,
    named,
    actor: given,
  }: {
    persona: Persona;
    scene: Scene;
    who: Pick<Actor, 'workspaceId' | 'userId'> | null;
    right: RouteRight;
    /** Others than the maker have to be allowed this to be shown the thing. */
    hiddenUnless?: WorkspaceAction | 'nobody' | undefined;
    /** What the project that a filter names is looked at with. */
    named?: ProjectAction | undefined;
    /** Who it is, when that is not the person signed in. */
    actor?: Actor | undefined;
  },
): Promise<Outcome> {
  if (right === 'anyone') return 'in';
  if (!who) return 'auth.required';
  if (right === 'signed-in') return 'in';
  if (right === 'operator') return 'not-found';
  if (persona.always) return persona.always;
  const actor = given ?? (await actorOf(db, who));
  const project = await db.prisma.project.findUniqueOrThrow({
    where: { id: scene.projectId },
    select: gateColumns,
  });
  const asked = actionsOf(right);
  const atTheDoor = asked.map((action) => authorizeSomewhere(actor, action));
  if (!atTheDoor.some(({ ok }) => ok)) return codeOf(atTheDoor);
  const isTheirs = actor.userId === scene.maker.userId;
  const isShown = !hiddenUnless || isTheirs || (hiddenUnless !== 'nobody' && may(actor, hiddenUnless));
  const isNamed = !named || ask(actor, named, { project, ownerId: scene.maker.userId }).ok;
  if (!isShown || !isNamed) return 'not-found';
  const inside = asked.map((action) => ask(actor, action, { project, ownerId: scene.maker.userId }));
  // a hidden project is hidden, whatever else they may
  const isHidden = inside.some((result) => !result.ok && result.refusal.code === 'not-found');
  return inside.some(({ ok }) => ok) && !isHidden ? 'in' : codeOf(inside);
}

function codeOf(results: Result<void>[]): Outcome {
  const refused = results.find((result) => !result.ok);
  return outcomeOf(refused && !refused.ok ? refused.refusal.code : null);
}

const ask = (
  actor: Actor,
  action: Action,
  { project, ownerId }: { project: ProjectGate; ownerId: string },
): Result<void> =>
  isProjectAction(action)
    ? authorize(actor, action, { project, ownerId })
    : authorize(actor, action, { ownerId });

const doors = new Set<string | null>(['not-found', 'access.denied', 'access.suspended', 'auth.required']);

/** What an answer was: everything else than being turned away is being let in. */
export const outcomeOf = (code: string | null): Outcome => (doors.has(code) ? (code as Outcome) : 'in');
