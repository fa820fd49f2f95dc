import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { mailsTo, newPerson, signUpConfirmed, testSettings, tokenIn } from '../testing/make-person.ts';
import { value } from '../testing/make-studio.ts';
import { authenticate } from './authenticate.ts';
import { changePassword } from './change-password.ts';
import { endOtherSessions, endSession } from './end-sessions.ts';
import { listSessions } from './list-sessions.ts';
import { openSession } from './open-session.ts';
import { readSession } from './read-session.ts';
import { requestMagicLink } from './request-magic-link.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resetPassword } from './reset-password.ts';
import { signUp } from './sign-up.ts';
import { takeMagicLink } from './take-magic-link.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db, settings: testSettings };
afterAll(() => db.close());

const newIp = () => `ip-${newId('request')}`;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const newDeviceMails = async (email: string) =>
  (await mailsTo(db, email)).filter(({ subject }) => subject === 'A new device signed in to your account');
const lives = async (session: { sessionId: string; version: number }) =>
  (await readSession(deps, session)).ok;

async function signedIn() {
  const { person, userId, workspaceId } = await signUpConfirmed(deps);
  const session = value(await openSession(deps, { userId, userAgent: firefox, ip: '203.0.113.9' }));
  return { person, userId, workspaceId, session, me: { userId, sessionId: session.sessionId } };
}

describe('a link to sign in', () => {
  async function ask(email: string, path?: string) {
    await requestMagicLink(deps, { email, path, ip: newIp() });
    return (await mailsTo(db, email)).find(({ subject }) => subject === 'Your link to sign in');
  }

  it('works once, of twenty requests at once for one', async () => {
    const { person, userId } = await signedIn();
    const token = tokenIn((await ask(person.email))!);
    const results = await Promise.all(Array.from({ length: 20 }, () => takeMagicLink(deps, { token })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => ok)).toMatchObject({ value: { userId, needsCode: false } });
    expect(await takeMagicLink(deps, { token })).toMatchObject({ refusal: { code: 'auth.token-invalid' } });
  });

  it('is over after 15 minutes, with a newer one, and with a new password', async () => {
    const { person } = await signedIn();
    const first = tokenIn((await ask(person.email))!);
    const second = tokenIn((await ask(person.email))!);
    expect(await takeMagicLink(deps, { token: first })).toMatchObject({ ok: false });
    const row = await db.prisma.emailToken.findFirstOrThrow({
      where: { user: { email: person.email }, kind: 'magic_link', usedAt: null },
    });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeLessThanOrEqual(15 * 60_000 + 1_000);
    await requestPasswordReset(deps, { email: person.email });
    const reset = tokenIn((await mailsTo(db, person.email))[0]!);
    await resetPassword(deps, { token: reset, password: 'a wholly new passphrase' });
    expect(await takeMagicLink(deps, { token: second })).toMatchObject({ ok: false });
  });

  it('leads to a page of ours only', async () => {
    const { person } = await signedIn();
    expect((await ask(person.email, '/w/ws_1/jobs'))!.text).toContain('&callbackUrl=%2Fw%2Fws_1%2Fjobs');
    for (const path of ['https://evil.test/', '//evil.test', '/\\evil.test'])
      expect((await ask(person.email, path))!.text).not.toContain('evil');
  });

  it('is sent to nobody whom we do not know, with the same answer', async () => {
    const { email } = newPerson();
    expect(await requestMagicLink(deps, { email })).toEqual({ ok: true, value: undefined });
    expect(await mailsTo(db, email)).toEqual([]);
  });

  it('confirms the address, and drops what a stranger had put into an account that never was confirmed', async () => {
    const person = newPerson();
    value(await signUp(deps, person));
    const { id: userId } = await db.prisma.user.findUniqueOrThrow({ where: { email: person.email } });
    const stranger = { issuer: 'https://lax.test', subject: newId('request') };
    await db.prisma.identity.create({ data: { id: newId('identity'), userId, ...stranger } });
    value(await takeMagicLink(deps, { token: tokenIn((await ask(person.email))!) }));
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
      emailVerifiedAt: expect.any(Date),
      passwordHash: null,
    });
    expect(await db.prisma.identity.count({ where: { userId } })).toBe(0);
  });
});

describe('where a person is signed in', () => {
  it('is listed with the browser, the place and the way, this one first', async () => {
    const { userId, me } = await signedIn();
    value(await openSession(deps, { userId, method: 'magic-link' }));
    value(await openSession(deps, { userId, method: 'oidc', issuer: 'https://id.test', withCode: true }));
    const settings = {
      ...testSettings,
      identityProviders: [{ id: 'acme', name: 'Acme', issuer: 'https://id.test' }],
    };
    const lines = value(await listSessions({ db, settings }, me));
    expect(lines[0]).toMatchObject({
      device: 'Firefox on Linux',
      ip: '203.0.113.9',
      how: 'Password',
      isThis: true,
      withSecondFactor: false,
    });
    expect(lines.map(({ how }) => how).toSorted()).toEqual(['Acme', 'Link by mail', 'Password']);
  });

  it('can be ended one by one, or all but this one; never those of others', async () => {
    const { userId, session, me } = await signedIn();
    const others = [];
    for (let i = 0; i < 3; i++) others.push(value(await openSession(deps, { userId })));
    value(await endSession(deps, me, { sessionId: others[0]!.sessionId }));
    expect(await lives(others[0]!)).toBe(false);
    expect(await endSession(deps, me, { sessionId: others[0]!.sessionId })).toMatchObject({ ok: false });
    const stranger = await signedIn();
    expect(await endSession(deps, me, { sessionId: stranger.session.sessionId })).toMatchObject({
      refusal: { code: 'not-found' },
    });
    expect(await endOtherSessions(deps, me)).toEqual({ ok: true, value: { ended: 2 } });
    expect(await lives(session)).toBe(true);
    expect(await lives(others[2]!)).toBe(false);
    expect(await lives(stranger.session)).toBe(true);
  });

  it('a new browser is told about by mail, with what, where and what to do; the first one is not', async () => {
    const { person, userId, session } = await signedIn();
    expect(await newDeviceMails(person.email)).toHaveLength(0);
    value(await openSession(deps, { userId, deviceToken: session.deviceToken }));
    expect(await newDeviceMails(person.email)).toHaveLength(0);
    value(await openSession(deps, { userId, userAgent: firefox, ip: '198.51.100.7' }));
    const [mail] = await newDeviceMails(person.email);
    expect(mail!.text).toContain('Firefox on Linux');
    expect(mail!.text).toContain('198.51.100.7');
    expect(mail!.text).toContain('https://studio.test/account');
    expect(mail!.text).toContain('https://studio.test/forgot-password');
  });

  it('the session that a browser had ends when it signs in anew', async () => {
    const { userId, session } = await signedIn();
    value(await openSession(deps, { userId, replaces: session.sessionId }));
    expect(await lives(session)).toBe(false);
  });

  it('signing in and out is written into the audit log of the person’s workspaces', async () => {
    const { userId, workspaceId, me } = await signedIn();
    value(await endOtherSessions(deps, me));
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual(['sign-in.opened', 'sign-in.sessions-ended']);
    expect(events[0]).toMatchObject({ actorKind: 'user', actorId: userId, ip: '203.0.113.9' });
    expect(JSON.stringify(events)).not.toMatch(/argon2|tokenHash/);
  });
});

describe('a new password', () => {
  const password = 'a wholly new passphrase';

  it('needs the old one, ends every other session, and is told about by mail', async () => {
    const { person, userId, session, me } = await signedIn();
    const other = value(await openSession(deps, { userId }));
    expect(await changePassword(deps, me, { current: 'not it', password })).toMatchObject({
      refusal: { code: 'auth.wrong-credentials', field: 'current' },
    });
    expect(await changePassword(deps, me, { current: person.password, password: 'password' })).toMatchObject({
      refusal: { code: 'auth.password-weak', field: 'password' },
    });
    expect(await lives(other)).toBe(true);
    value(await changePassword(deps, me, { current: person.password, password }));
    expect([await lives(session), await lives(other)]).toEqual([true, false]);
    expect((await mailsTo(db, person.email))[0]!.text).toContain('The password was changed');
    expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({ ok: false });
    expect(await authenticate(deps, { ...person, password, ip: newIp() })).toMatchObject({ ok: true });
  });

  it('guessing the old one in an open session is limited', async () => {
    const { me, person } = await signedIn();
    for (let i = 0; i < 10; i++) await changePassword(deps, me, { current: `guess ${i}`, password });
    expect(await changePassword(deps, me, { current: person.password, password })).toMatchObject({
      refusal: { code: 'limit.requests' },
    });
  });

  it('also ends a sign-in that is under way with the old one', async () => {
    const { person, me } = await signedIn();
    const proven = value(await authenticate(deps, { ...person, ip: newIp() }));
    value(await changePassword(deps, me, { current: person.password, password }));
    expect(await openSession(deps, proven)).toMatchObject({ refusal: { code: 'auth.required' } });
  });

  it('a first one is set only soon after signing in', async () => {
    const { userId } = await signedIn();
    await db.prisma.user.update({ where: { id: userId }, data: { passwordHash: null } });
    const session = value(await openSession(deps, { userId, method: 'magic-link' }));
    const me = { userId, sessionId: session.sessionId };
    await db.prisma.session.update({
      where: { id: session.sessionId },
      data: { confirmedAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await changePassword(deps, me, { current: '', password })).toMatchObject({
      refusal: { code: 'auth.step-up', detail: { needs: 'sign-in' } },
    });
    await db.prisma.session.update({
      where: { id: session.sessionId },
      data: { confirmedAt: new Date() },
    });
    expect(await changePassword(deps, me, { current: '', password })).toMatchObject({ ok: true });
  });
});
