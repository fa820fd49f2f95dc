import { describe, expect, it } from 'vitest';
import { roles } from './actor.ts';
import { may } from './authorize.ts';
import { authorizeSomewhere } from './authorize-somewhere.ts';
import { actions, isProjectAction, type ProjectAction } from './permission-table.ts';
import { member, openProject, takingPart, withKey } from './testing.ts';

describe('the door', () => {
  it('lets in whoever may with something, and no stricter', () => {
    for (const role of roles)
      for (const actor of [
        member(role),
        takingPart(role),
        takingPart(role, { role: 'editor', creditsPerMonth: 5 }),
      ])
        for (const action of actions) {
          const thing = { project: openProject, ownerId: actor.userId };
          if (may(actor, action as ProjectAction, thing))
            expect(authorizeSomewhere(actor, action).ok, `${role} ${action}`).toBe(true);
        }
  });

  it('turns away who may with nothing', () => {
    const denied = { refusal: { code: 'access.denied' } };
    expect(authorizeSomewhere(takingPart('guest'), 'asset.edit')).toMatchObject(denied);
    expect(authorizeSomewhere(member('viewer'), 'job.start')).toMatchObject(denied);
    for (const action of actions.filter(isProjectAction))
      expect(authorizeSomewhere(member('guest'), action)).toMatchObject(denied);
  });

  it('knows what a key is kept to', () => {
    const kept = withKey(member('editor'), ['read'], [openProject.id]);
    expect(authorizeSomewhere(kept, 'asset.see').ok).toBe(true);
    expect(authorizeSomewhere(kept, 'asset.edit').ok).toBe(false);
    expect(authorizeSomewhere(withKey(member('editor'), []), 'asset.see').ok).toBe(false);
  });
});
