import { describe, expect, it } from 'vitest';
import { apiScopes, type Actor, type ApiScope, type Role } from './actor.ts';
import { authorize, may, type Action } from './permissions.ts';

const member = (role: Role, more: Partial<Actor> = {}): Actor => ({
  workspaceId: 'ws_1',
  userId: 'usr_me',
  role,
  billing: false,
  via: { kind: 'session', sessionId: 'ses_1' },
  ...more,
});
const key = (role: Role, scopes: ApiScope[]): Actor =>
  member(role, { via: { kind: 'api-key', apiKeyId: 'key_1', scopes } });

/** The table of product.md: who may, for what is their own and for what is another's. */
const all = { owner: 'any', admin: 'any', editor: 'any', viewer: 'any' } as const;
const makers = { ...all, viewer: 'none' } as const;
const ownForEditors = { ...makers, editor: 'own' } as const;
const leaders = { ...makers, editor: 'none' } as const;
const owners = { ...leaders, admin: 'none' } as const;
const table: Record<Action, Record<Role, 'any' | 'own' | 'none'>> = {
  'workspace.see': all,
  'workspace.edit': leaders,
  'project.see': all,
  'project.create': makers,
  'project.edit': makers,
  'project.archive': ownForEditors,
  'asset.see': all,
  'asset.edit': makers,
  'asset.trash': ownForEditors,
  'upload.create': makers,
  'job.see': all,
  'job.start': makers,
  'job.cancel': ownForEditors,
  'preset.edit': makers,
  'wallet.see-balance': makers,
  'wallet.see-ledger': leaders,
  'usage.see': leaders,
  'usage.see-own': makers,
  'billing.see': leaders,
  'billing.manage': owners,
  'limit.manage': leaders,
  'limit.override': owners,
  'approval.decide': owners,
  'alert.manage': leaders,
  'webhook.manage': leaders,
  'api-key.manage-own': all,
};
const cells = Object.entries(table).flatMap(([action, row]) =>
  Object.entries(row).map(([role, right]) => ({ action: action as Action, role: role as Role, right })),
);

describe('a role', () => {
  it.each(cells)('$role, $action: $right', ({ action, role, right }) => {
    expect(may(member(role), action, { ownerId: 'usr_me' })).toBe(right !== 'none');
    expect(may(member(role), action, { ownerId: 'usr_other' })).toBe(right === 'any');
    expect(may(member(role), action)).toBe(right === 'any');
  });

  it('says why not, and who can help', () => {
    expect(authorize(member('viewer'), 'job.start')).toMatchObject({
      refusal: {
        code: 'access.denied',
        message: 'Your role (viewer) does not allow this.',
        suggestion: expect.any(String),
      },
    });
    expect(authorize(member('editor'), 'asset.trash', { ownerId: 'usr_other' })).toMatchObject({
      refusal: { message: 'As editor you may do this only with what is your own.' },
    });
  });
});

describe('the billing flag', () => {
  it('shows the money to any role, and opens nothing else', () => {
    const opened = cells.filter(
      ({ action, role }) => !may(member(role), action) && may(member(role, { billing: true }), action),
    );
    expect(new Set(opened.map(({ action }) => action))).toEqual(
      new Set([
        'wallet.see-balance',
        'wallet.see-ledger',
        'usage.see',
        'usage.see-own',
        'billing.see',
        'billing.manage',
        'limit.manage',
        'approval.decide',
        'alert.manage',
      ]),
    );
  });
});

describe('an API key', () => {
  it.each(cells)('never may more than its maker: $role, $action', ({ action, role }) => {
    const may1 = may(key(role, [...apiScopes]), action);
    if (may1) expect(may(member(role), action)).toBe(true);
  });

  it('may nothing without a scope, and makes no keys with all of them', () => {
    for (const { action, role } of cells) expect(may(key(role, []), action)).toBe(false);
    expect(may(key('owner', [...apiScopes]), 'api-key.manage-own')).toBe(false);
  });

  it('that reads does not write, start or cancel', () => {
    const allowed = Object.keys(table).filter((action) => may(key('owner', ['read']), action as Action));
    expect(allowed).toEqual([
      'workspace.see',
      'project.see',
      'asset.see',
      'job.see',
      'wallet.see-balance',
      'wallet.see-ledger',
      'usage.see',
      'usage.see-own',
    ]);
  });

  it('of a viewer cannot write, whatever its scopes', () => {
    expect(may(key('viewer', [...apiScopes]), 'asset.edit')).toBe(false);
  });
});
