import { refuse, ok, type Result } from '@maquette/domain/result';

/** Whoever runs this installation: a separate thing from any role in a workspace. */
export interface Operator {
  userId: string;
}

/** The person of a session as operator; a page that is not there for everyone else. */
export const asOperator = (user: { id: string; instanceAdmin: boolean }): Result<Operator> =>
  user.instanceAdmin
    ? ok({ userId: user.id })
    : refuse('not-found', 'There is nothing here under this address.');

/** When something takes effect: now, or later. Refuses the past: what was quoted and charged stays as it was. */
export function checkEffectiveAt(asked: Date | null, now: Date): Result<Date> {
  if (asked === null) return ok(now);
  if (Number.isNaN(asked.getTime()) || asked < now)
    return refuse('input.invalid', 'This is in the past. Choose now, or a later day.', {
      field: 'effectiveAt',
    });
  return ok(asked);
}
