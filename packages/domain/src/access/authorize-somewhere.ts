import { refuse, type Result } from '../result/index.ts';
import type { Actor } from './actor.ts';
import { authorize } from './authorize.ts';
import { isProjectAction, type Action } from './permission-table.ts';

/**
 * Whether there is anything in the workspace that this actor may do this with: a project of their own, one that they take
 * part in, what they made themselves. For turning away at the door; what is asked for is looked at behind it.
 */
export function authorizeSomewhere(actor: Actor, action: Action): Result<void> {
  const { userId: ownerId } = actor;
  if (!isProjectAction(action)) return authorize(actor, action, { ownerId });
  const ids = [...Object.keys(actor.parts), ...keptProjects(actor), ...(actor.reach.all ? ['any'] : [])];
  const tried = ids.map((id) =>
    authorize(actor, action, {
      ownerId,
      project: { id, name: '', ownerId: '', isRestricted: false, archivedAt: null },
    }),
  );
  return tried.find(({ ok }) => ok) ?? tried.find(isDenial) ?? nowhere();
}

/** A key that is kept to some projects reaches no others. */
const keptProjects = ({ via }: Actor): readonly string[] => (via.kind === 'api-key' ? via.projectIds : []);

const isDenial = (result: Result<void>): boolean => !result.ok && result.refusal.code === 'access.denied';

const nowhere = (): Result<never> =>
  refuse('access.denied', 'There is no project that you may do this in.', {
    suggestion: 'Ask an owner or admin of the workspace to invite you to one.',
  });
