import { authorizeSomewhere, type Action, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';

/**
 * What a way in asks for. `anyone`: nobody has to be signed in. `signed-in`: it is about the person, not a workspace.
 * `operator`: whoever runs the installation. Otherwise rows of the table of rights, of which one has to hold.
 */
export type RouteRight = 'anyone' | 'signed-in' | 'operator' | Action | readonly Action[];

export const actionsOf = (right: RouteRight): readonly Action[] => {
  if (right === 'anyone' || right === 'signed-in' || right === 'operator') return [];
  return typeof right === 'string' ? [right] : right;
};

/**
 * Turns away at the door who may do this with nothing at all. A way in without a row is shut: whoever adds one writes
 * down what it asks for.
 */
export function checkDoor(actor: Actor, route: string, right: RouteRight | undefined): Result<void> {
  if (right === undefined) throw new Error(`${route} has no row in the table of routes.`);
  const tried = actionsOf(right).map((action) => authorizeSomewhere(actor, action));
  return tried.find((one) => one.ok) ?? tried[0] ?? ok(undefined);
}
