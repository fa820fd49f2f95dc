import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { changePassword, openSession, readAccount, verifyEmail } from '../accounts/index.ts';
import { newId } from '../new-id.ts';
import { mailsTo, newPerson, signUpConfirmed, testSettings, tokenIn } from '../testing/make-person.ts';
import { value } from '../testing/make-studio.ts';
import { enterByIdentity, type IdentityClaims } from './enter-by-identity.ts';
import { beginLinking, linkIdentity, takeLinking, unlinkIdentity } from './link-identity.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const issuer = 'https://id.test';
const settings = { ...testSettings, identityProviders: [{ id: 'acme', name: 'Acme', issuer }] };
const deps = { db, settings };
afterAll(() => db.close());

/** Someone whom the provider vouches for, and whom we do not know. */
const newClaims = (more: Partial<IdentityClaims> = {}): IdentityClaims => ({
  issuer,
  subject: newId('request'),
  email: newPerson().email,
  emailVerified: true,
  name: 'Ada Lovelace',
  ...more,
});

async function signedIn() {
  const { person, userId, workspaceId } = await signUpConfirmed(deps);
  const { sessionId } = value(await openSession(deps, { userId }));
  return { person, userId, workspaceId, me: { userId, sessionId } };
}

describe('signing in with an identity', () => {
  it('gives someone new an account with a workspace and its trial credits, and finds it again by its subject', async () => {
    const claims = newClaims();
    const { userId } = value(await enterByIdentity(deps, claims));
    const user = await db.prisma.user.findUniqueOrThrow({
      where: { id: userId },
      include: { memberships: { include: { workspace: { include: { wallet: true } } } } },
    });
    expect(user).toMatchObject({
      email: claims.email,
      passwordHash: null,
      emailVerifiedAt: expect.any(Date),
    });
    expect(user.memberships).toMatchObject([
      { role: 'owner', workspace: { name: "Ada Lovelace's workspace" } },
    ]);
    expect(user.memberships[0]!.workspace.wallet!.available).toBeGreaterThan(0);
    // the address at the provider may change: the subject is who it is
    const moved = { ...claims, email: newPerson().email };
    expect(value(await enterByIdentity(deps, moved)).userId).toBe(userId);
  });

  it('twenty times at once makes one account', async () => {
    const claims = newClaims();
    const results = await Promise.all(Array.from({ length: 20 }, () => enterByIdentity(deps, claims)));
    expect(new Set(results.map((result) => result.ok && result.value.userId)).size).toBe(1);
    expect(results.every(({ ok }) => ok)).toBe(true);
  });

  it.each([true, false])(
    'never opens an account by its address, verified by the provider or not (%s)',
    async (emailVerified) => {
      const { person, userId } = await signUpConfirmed(deps);
      const claims = newClaims({ email: person.email.toUpperCase(), emailVerified });
      expect(await enterByIdentity(deps, claims)).toMatchObject({ refusal: { code: 'auth.account-exists' } });
      expect(await db.prisma.identity.count({ where: { userId } })).toBe(0);
    },
  );

  it('the same subject of another issuer is someone else', async () => {
    const claims = newClaims();
    const { userId } = value(await enterByIdentity(deps, claims));
    const other = { ...claims, issuer: 'https://other.test', email: newPerson().email };
    expect(value(await enterByIdentity(deps, other)).userId).not.toBe(userId);
  });

  it('with an address that the provider does not vouch for waits until it is confirmed by mail', async () => {
    const claims = newClaims({ emailVerified: false });
    const notVerified = { refusal: { code: 'auth.email-not-verified' } };
    expect(await enterByIdentity(deps, claims)).toMatchObject(notVerified);
    expect(await enterByIdentity(deps, claims)).toMatchObject(notVerified);
    const token = tokenIn((await mailsTo(db, claims.email!))[0]!);
    const { userId } = value(await verifyEmail(deps, { token }));
    expect(value(await enterByIdentity(deps, claims)).userId).toBe(userId);
  });

  it('without an address is refused', async () => {
    expect(await enterByIdentity(deps, newClaims({ email: null }))).toMatchObject({
      refusal: { code: 'input.invalid' },
    });
  });
});

describe('linking', () => {
  it('asks for a recent password, holds for one answer of that provider in that session, and then signs in', async () => {
    const { me, userId, person, workspaceId } = await signedIn();
    const claims = newClaims({ email: 'other@example.test' });
    await db.prisma.session.update({ where: { id: me.sessionId }, data: { confirmedAt: null } });
    expect(await beginLinking(deps, me, { providerId: 'acme' })).toMatchObject({
      refusal: { code: 'auth.step-up', detail: { needs: 'password' } },
    });
    await db.prisma.session.update({ where: { id: me.sessionId }, data: { confirmedAt: new Date() } });
    expect(await beginLinking(deps, me, { providerId: 'nobody' })).toMatchObject({
      refusal: { code: 'not-found' },
    });
    value(await beginLinking(deps, me, { providerId: 'acme' }));
    const { sessionId } = me;
    expect(await takeLinking(deps, { sessionId, providerId: 'other' })).toBe(false);
    expect(await takeLinking(deps, { sessionId, providerId: 'acme' })).toBe(true);
    expect(await takeLinking(deps, { sessionId, providerId: 'acme' })).toBe(false);
    value(await linkIdentity(deps, me, claims));
    value(await linkIdentity(deps, me, claims));
    expect(value(await enterByIdentity(deps, claims)).userId).toBe(userId);
    expect(value(await readAccount(deps, me))).toMatchObject({
      identities: [{ provider: 'Acme', email: 'other@example.test', isLastWay: false }],
      linkable: [],
    });
    expect((await mailsTo(db, person.email))[0]!.text).toContain('An identity was linked');
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId } });
    expect(events.map(({ action }) => action)).toContain('sign-in.identity-linked');
  });

  it('does not take an identity from another account', async () => {
    const claims = newClaims();
    value(await enterByIdentity(deps, claims));
    const { me } = await signedIn();
    expect(await linkIdentity(deps, me, claims)).toMatchObject({ refusal: { code: 'conflict' } });
  });

  it('one identity linked by two accounts at once opens one of them', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    const claims = newClaims();
    const results = await Promise.all([
      linkIdentity(deps, mine.me, claims),
      linkIdentity(deps, theirs.me, claims),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('unlinking', () => {
  it('leaves the last way to sign in, also when two are taken off at once', async () => {
    const { userId } = value(await enterByIdentity(deps, newClaims()));
    const { sessionId } = value(await openSession(deps, { userId, method: 'oidc', issuer }));
    const me = { userId, sessionId };
    value(await linkIdentity(deps, me, newClaims()));
    const identities = await db.prisma.identity.findMany({ where: { userId } });
    const results = await Promise.all(
      identities.map(({ id }) => unlinkIdentity(deps, me, { identityId: id })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [last] = await db.prisma.identity.findMany({ where: { userId } });
    expect(await unlinkIdentity(deps, me, { identityId: last!.id })).toMatchObject({
      refusal: { code: 'conflict.state' },
    });
    value(await changePassword(deps, me, { current: '', password: 'a wholly new passphrase' }));
    value(await unlinkIdentity(deps, me, { identityId: last!.id }));
  });

  it("does not reach another person's", async () => {
    const { userId } = value(await enterByIdentity(deps, newClaims()));
    const theirs = await db.prisma.identity.findFirstOrThrow({ where: { userId } });
    const { me } = await signedIn();
    expect(await unlinkIdentity(deps, me, { identityId: theirs.id })).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });
});
