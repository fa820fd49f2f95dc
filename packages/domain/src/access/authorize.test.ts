import { describe, expect, it } from 'vitest';
import { apiScopes, roles, type Actor, type Role } from './actor.ts';
import { authorize, may, mayGrant, type ProjectGate } from './authorize.ts';
import {
  actions,
  isProjectAction,
  permissions,
  type Action,
  type ProjectAction,
} from './permission-table.ts';
import { member, openProject, takingPart, withKey } from './testing.ts';

/** The table of product.md once more, written by hand: owner, admin, editor, viewer, guest (o: own only, c: conditional). */
const table: Record<Action, string> = {
  'workspace.see': 'yyyyy',
  'workspace.edit': 'yy---',
  'workspace.transfer': 'y----',
  'workspace.delete': 'y----',
  'member.see': 'yyyy-',
  'member.manage': 'yy---',
  'member.set-billing': 'y----',
  'member.leave': 'yyyyy',
  'project.see': 'yyyyy',
  'project.create': 'yyy--',
  'project.edit': 'yyy--',
  'project.archive': 'yyo--',
  'project.delete': 'yyo--',
  'project.manage-access': 'yyc--',
  'asset.see': 'yyyyy',
  'asset.edit': 'yyy-c',
  'asset.trash': 'yyo--',
  'asset.purge': 'yy---',
  'upload.create': 'yyycc',
  'comment.create': 'yyyyc',
  'comment.delete': 'yyooo',
  'checklist.tick': 'yyy-c',
  'checklist.approve': 'yyc--',
  'share.see': 'yyy--',
  'share.manage': 'yyc--',
  'job.see': 'yyyyy',
  'job.start': 'yyy-c',
  'job.cancel': 'yyo-o',
  'preset.see': 'yyyy-',
  'preset.edit': 'yyy--',
  'wallet.see-balance': 'yyy--',
  'wallet.see-ledger': 'yy---',
  'usage.see': 'yy---',
  'usage.see-own': 'yyy--',
  'cap.see-own': 'yyyyy',
  'billing.see': 'yy---',
  'billing.manage': 'y----',
  'limit.manage': 'yy---',
  'limit.override': 'y----',
  'approval.see-own': 'yyyyy',
  'approval.decide': 'y----',
  'alert.manage': 'yy---',
  'notice.see': 'yyyyy',
  'webhook.manage': 'yy---',
  'api-key.manage-own': 'yyyy-',
  'api-key.manage-workspace': 'yy---',
  'audit.see': 'yy---',
  'audit.see-billing': 'yy---',
};
const cells = actions.flatMap((action) =>
  roles.map((role, column) => ({ action, role, right: table[action][column]! })),
);

/** Everybody here has a part in the project that lets them look; what more is needed is asked for below. */
const looking = (role: Role): Actor => ({ ...takingPart(role), editorsMayShare: false });

const mayIn = (actor: Actor, action: Action, ownerId?: string, project: ProjectGate = openProject): boolean =>
  may(actor, action as ProjectAction, { project, ...(ownerId && { ownerId }) });

describe('a role', () => {
  it.each(cells)('$role, $action: $right', ({ action, role, right }) => {
    const actor = looking(role);
    expect(mayIn(actor, action)).toBe(right === 'y');
    expect(mayIn(actor, action, 'usr_other')).toBe(right === 'y');
    expect(mayIn(actor, action, actor.userId)).toBe(right === 'y' || right === 'o');
  });

  it('says why not, and who can help', () => {
    expect(authorize(member('viewer'), 'job.start', { project: openProject })).toMatchObject({
      refusal: {
        code: 'access.denied',
        message: 'Your role (viewer) does not allow this.',
        suggestion: expect.any(String),
      },
    });
    expect(
      authorize(member('editor'), 'asset.trash', { project: openProject, ownerId: 'usr_other' }),
    ).toMatchObject({ refusal: { message: 'As editor you may do this only with what is your own.' } });
  });

  it('gives roles below its own, and an owner none like itself', () => {
    const given = roles.map((giver) => roles.filter((role) => mayGrant(giver, role)).length);
    expect(given).toEqual([4, 3, 0, 0, 0]);
    expect(mayGrant('owner', 'owner')).toBe(false);
    expect(mayGrant('admin', 'admin')).toBe(false);
  });
});

describe('a part in a project', () => {
  it('opens to a guest what the project lets them, and nothing else', () => {
    const opened = (more: Parameters<typeof takingPart>[1]) =>
      actions.filter(
        (action) => !mayIn(looking('guest'), action) && mayIn(takingPart('guest', more), action),
      );
    expect(opened({ role: 'editor' })).toEqual(['asset.edit', 'upload.create', 'checklist.tick']);
    expect(opened({ mayComment: true })).toEqual(['comment.create']);
    expect(opened({ creditsPerMonth: 0 })).toEqual(['job.start']);
  });

  it('lifts a viewer to what the part says, there only', () => {
    const viewer = takingPart('viewer', { role: 'editor' });
    expect(mayIn(viewer, 'asset.edit')).toBe(true);
    expect(mayIn(viewer, 'job.start')).toBe(true);
    expect(mayIn(viewer, 'asset.edit', undefined, { ...openProject, id: 'prj_2' })).toBe(false);
  });

  it('never takes from what the role gives in an open project', () => {
    for (const action of actions)
      if (mayIn(member('editor'), action)) expect(mayIn(takingPart('editor'), action)).toBe(true);
  });

  it('as lead, or as its owner, opens who may come in', () => {
    expect(mayIn(takingPart('editor', { role: 'lead' }), 'project.manage-access')).toBe(true);
    expect(mayIn(member('editor', { userId: openProject.ownerId }), 'project.manage-access')).toBe(true);
    expect(mayIn(member('editor'), 'project.manage-access')).toBe(false);
  });
});

describe('a restricted project', () => {
  const project = { ...openProject, isRestricted: true };
  const asked = (actor: Actor, action: ProjectAction) => authorize(actor, action, { project });

  it('is not there for editors and viewers without a part', () => {
    for (const role of ['editor', 'viewer'] as const)
      for (const action of actions.filter(isProjectAction))
        expect(asked(member(role), action)).toMatchObject({ refusal: { code: 'not-found' } });
  });

  it('counts the part alone: an editor who was asked to look, looks', () => {
    const editor = takingPart('editor', { role: 'viewer' });
    expect(asked(editor, 'asset.see').ok).toBe(true);
    expect(asked(editor, 'asset.edit')).toMatchObject({ refusal: { code: 'access.denied' } });
    expect(asked(takingPart('viewer', { role: 'editor' }), 'asset.edit').ok).toBe(true);
  });

  it('is open to owners and admins', () => {
    for (const role of ['owner', 'admin'] as const) expect(asked(member(role), 'asset.edit').ok).toBe(true);
  });
});

it('a project that somebody does not reach is answered like one that does not exist', () => {
  const guest = { ...takingPart('guest'), reach: { all: false as const, only: [] } };
  for (const action of actions.filter(isProjectAction))
    expect(authorize(guest, action, { project: openProject })).toMatchObject({
      refusal: { code: 'not-found' },
    });
});

it('an archived project is looked at, and takes nothing new', () => {
  const project = { ...openProject, archivedAt: new Date() };
  const closed = actions.filter(
    (action) => mayIn(member('owner'), action) && !mayIn(member('owner'), action, undefined, project),
  );
  expect(closed).toEqual(['project.edit', 'asset.edit', 'checklist.tick', 'checklist.approve', 'job.start']);
  expect(authorize(member('owner'), 'asset.edit', { project })).toMatchObject({
    refusal: { code: 'conflict.state' },
  });
});

it('the billing flag shows the money to any role, and opens nothing else', () => {
  const opened = new Set(
    cells
      .filter(({ action, role }) => {
        const actor = looking(role);
        return !mayIn(actor, action) && mayIn({ ...actor, billing: true }, action);
      })
      .map(({ action }) => action),
  );
  expect([...opened].toSorted()).toEqual([
    'alert.manage',
    'approval.decide',
    'audit.see-billing',
    'billing.manage',
    'billing.see',
    'limit.manage',
    'usage.see',
    'usage.see-own',
    'wallet.see-balance',
    'wallet.see-ledger',
  ]);
});

describe('an API key', () => {
  it.each(cells)('never may more than its maker: $role, $action', ({ action, role }) => {
    const maker = takingPart(role, { role: 'editor', mayComment: true, creditsPerMonth: 10 });
    if (mayIn(withKey(maker, [...apiScopes]), action)) expect(mayIn(maker, action)).toBe(true);
  });

  it('may nothing without a scope, and never what is for people only', () => {
    for (const action of actions) {
      expect(mayIn(withKey(member('owner'), []), action)).toBe(false);
      const { scope } = permissions[action];
      expect(mayIn(withKey(member('owner'), [...apiScopes]), action)).toBe(scope !== null);
    }
  });

  it('that reads does not write, start, cancel or pay', () => {
    const reading = actions.filter((action) => mayIn(withKey(member('owner'), ['read']), action));
    expect(reading).toEqual(actions.filter((action) => permissions[action].scope === 'read'));
    expect(reading.every((action) => action.includes('.see'))).toBe(true);
  });

  it('that is kept to a project sees no other, and of the workspace what it needs', () => {
    const kept = withKey(member('owner'), [...apiScopes], [openProject.id]);
    expect(mayIn(kept, 'asset.edit')).toBe(true);
    expect(mayIn(kept, 'asset.see', undefined, { ...openProject, id: 'prj_2' })).toBe(false);
    const ofWorkspace = actions.filter((action) => !isProjectAction(action) && mayIn(kept, action));
    expect(ofWorkspace).toEqual(['workspace.see', 'upload.create']);
  });
});
