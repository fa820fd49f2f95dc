import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { authenticateApiKey } from '../access/authenticate-api-key.ts';
import { enterWorkspace } from '../access/enter-workspace.ts';
import { openSession, readSession, type NewSession } from '../accounts/index.ts';
import { createApiKey } from '../api-keys/index.ts';
import { newId } from '../new-id.ts';
import { testSettings } from '../testing/make-person.ts';
import { value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { readSignInRule } from './read-sign-in-rule.ts';
import { setSignInRule } from './set-sign-in-rule.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const [acme, other] = ['https://id.test', 'https://other.test'];
const settings = {
  ...testSettings,
  identityProviders: [
    { id: 'acme', name: 'Acme', issuer: acme },
    { id: 'other', name: 'Other', issuer: other },
  ],
};
const deps = { db, settings };
afterAll(() => db.close());

/** The member as they are after signing in in this way; a refusal when they are not let in. */
async function enter({ workspaceId, userId }: Actor, how: Partial<NewSession>) {
  const opened = value(await openSession(deps, { userId, ...how }));
  const { sessionId, signedIn } = value(await readSession(deps, opened));
  return enterWorkspace(deps, { userId, sessionId, signedIn, workspaceId });
}

describe('the sign-in rule of a workspace', () => {
  it('two factors: lets in who showed one, and refuses everyone else with what to do', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const viewer = await makeMember(db, workspaceId, 'viewer');
    const strong = value(await enter(actor, { withCode: true }));
    value(await setSignInRule(deps, strong, { rule: 'two_factor', issuer: null }));
    expect(await enter(viewer, { method: 'password' })).toMatchObject({
      refusal: { code: 'auth.step-up', detail: { needs: 'two_factor' } },
    });
    expect(await enter(viewer, { method: 'oidc', issuer: acme })).toMatchObject({ ok: false });
    expect(await enter(viewer, { method: 'magic-link', withCode: true })).toMatchObject({ ok: true });
  });

  it('a provider: lets in who signed in with it, not who only could', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const viewer = await makeMember(db, workspaceId, 'viewer');
    await db.prisma.identity.create({
      data: { id: newId('identity'), userId: viewer.userId, issuer: acme, subject: newId('request') },
    });
    const owner = value(await enter(actor, { method: 'oidc', issuer: acme }));
    value(await setSignInRule(deps, owner, { rule: 'oidc', issuer: acme }));
    expect(await enter(viewer, { method: 'password', withCode: true })).toMatchObject({
      refusal: { code: 'auth.step-up', detail: { needs: 'oidc', issuer: acme } },
    });
    expect(await enter(viewer, { method: 'oidc', issuer: other })).toMatchObject({ ok: false });
    expect(await enter(viewer, { method: 'oidc', issuer: acme })).toMatchObject({ ok: true });
    value(await setSignInRule(deps, owner, { rule: 'oidc', issuer: null }));
    expect(await enter(viewer, { method: 'oidc', issuer: other })).toMatchObject({ ok: true });
  });

  it('is set only by who fulfils it: nobody locks themselves out', async () => {
    const { actor } = await makeWorkspace(db);
    const plain = value(await enter(actor, { method: 'password' }));
    for (const input of [
      { rule: 'two_factor' as const, issuer: null },
      { rule: 'oidc' as const, issuer: null },
    ])
      expect(await setSignInRule(deps, plain, input)).toMatchObject({ refusal: { code: 'auth.step-up' } });
    const through = value(await enter(actor, { method: 'oidc', issuer: other }));
    expect(await setSignInRule(deps, through, { rule: 'oidc', issuer: acme })).toMatchObject({ ok: false });
    expect(await setSignInRule(deps, through, { rule: 'oidc', issuer: 'https://evil.test' })).toMatchObject({
      refusal: { code: 'input.invalid', field: 'issuer' },
    });
  });

  it('is for owners and admins', async () => {
    const { workspaceId } = await makeWorkspace(db);
    for (const role of ['editor', 'viewer', 'guest'] as const) {
      const member = value(await enter(await makeMember(db, workspaceId, role), { withCode: true }));
      const denied = { refusal: { code: 'access.denied' } };
      expect(await setSignInRule(deps, member, { rule: 'two_factor', issuer: null })).toMatchObject(denied);
      expect(await readSignInRule(deps, member)).toMatchObject(denied);
    }
  });

  it('does not concern API keys', async () => {
    const { actor } = await makeWorkspace(db);
    const owner = value(await enter(actor, { withCode: true }));
    const { key } = value(await createApiKey(deps, owner, { name: 'CI', scopes: ['read'] }));
    value(await setSignInRule(deps, owner, { rule: 'two_factor', issuer: null }));
    expect(await authenticateApiKey(deps, { bearer: key })).toMatchObject({ ok: true });
  });

  it('says before how many would not fulfil it, and is written into the audit log', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const linked = await makeMember(db, workspaceId, 'editor');
    await makeMember(db, workspaceId, 'viewer');
    await db.prisma.identity.create({
      data: { id: newId('identity'), userId: linked.userId, issuer: acme, subject: newId('request') },
    });
    await db.prisma.user.update({ where: { id: actor.userId }, data: { totpEnabledAt: new Date() } });
    const owner = value(await enter(actor, { withCode: true }));
    expect(value(await readSignInRule(deps, owner))).toEqual({
      rule: 'any',
      issuer: null,
      providers: [
        { name: 'Acme', issuer: acme },
        { name: 'Other', issuer: other },
      ],
      memberCount: 3,
      withoutTwoFactor: 2,
      withoutIdentity: 2,
      withoutIssuer: { [acme]: 2, [other]: 3 },
    });
    value(await setSignInRule(deps, owner, { rule: 'two_factor', issuer: null }));
    expect(
      await db.prisma.auditEvent.findFirst({
        where: { workspaceId, action: 'workspace.sign-in-rule-changed' },
      }),
    ).toMatchObject({ before: { rule: 'any' }, after: { rule: 'two_factor' } });
  });
});
