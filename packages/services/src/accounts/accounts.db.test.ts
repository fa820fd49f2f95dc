import { createDatabase } from '@maquette/db';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { makeDatabase } from '../testing/make-database.ts';
import { mailsTo, newPerson, signUpConfirmed, testSettings, tokenIn } from '../testing/make-person.ts';
import { authenticate } from './authenticate.ts';
import { closeSession } from './close-session.ts';
import { createFirstRun } from './create-first-run.ts';
import { openSession } from './open-session.ts';
import { readSession } from './read-session.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { signUp } from './sign-up.ts';
import { sweepAccounts } from './sweep-accounts.ts';
import { verifyEmail } from './verify-email.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db, settings: testSettings };
afterAll(() => db.close());

/** An address of the network that no other test has used. */
const newIp = () => `ip-${newId('request')}`;
const trialLots = (workspaceId: string) =>
  db.prisma.lot.count({ where: { wallet: { workspaceId }, source: `signup:${workspaceId}` } });

describe('signing up', () => {
  it('makes an account with a workspace and an empty wallet, and sends the link', async () => {
    const person = newPerson();
    const result = await signUp(deps, { ...person, email: ` ${person.email.toUpperCase()} ` });
    if (!result.ok) throw new Error(result.refusal.message);
    const user = await db.prisma.user.findUniqueOrThrow({
      where: { id: result.value.userId },
      include: { memberships: { include: { workspace: { include: { wallet: true } } } } },
    });
    expect(user).toMatchObject({ email: person.email, emailVerifiedAt: null, instanceAdmin: false });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(user.memberships).toHaveLength(1);
    expect(user.memberships[0]).toMatchObject({
      role: 'owner',
      workspace: { name: `${person.name}'s workspace`, planId: 'free', wallet: { available: 0 } },
    });
    const [mail] = await mailsTo(db, person.email);
    expect(mail!.text).toContain('https://studio.test/verify-email?token=');
    expect(await db.prisma.emailToken.count({ where: { tokenHash: tokenIn(mail!) } })).toBe(0);
  });

  it('with a known address answers the same, changes nothing, and tells the owner', async () => {
    const person = newPerson();
    const first = await signUp(deps, person);
    const before = await db.prisma.user.findUnique({ where: { email: person.email } });
    const second = await signUp(deps, { ...person, name: 'Eve', password: 'another good passphrase' });
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(Object.keys(second.value)).toEqual(Object.keys(first.value));
    expect(second.value.userId).not.toBe(first.value.userId);
    expect(await db.prisma.user.findUnique({ where: { email: person.email } })).toEqual(before);
    const [known] = await mailsTo(db, person.email);
    expect(known).toMatchObject({ subject: 'You already have an account' });
    expect(known!.text).not.toContain('token=');
  });

  it('twenty times at once with one address makes one account', async () => {
    const person = newPerson();
    const results = await Promise.all(Array.from({ length: 20 }, () => signUp(deps, person)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await db.prisma.user.count({ where: { email: person.email } })).toBe(1);
    // however many asked: nobody can fill a stranger's mailbox
    expect((await mailsTo(db, person.email)).length).toBeLessThanOrEqual(6);
  });

  it.each([
    [{ name: '  ' }, 'input.invalid', 'name'],
    [{ email: 'ada' }, 'input.invalid', 'email'],
    [{ email: 'ada@example.com\nbcc:eve@example.com' }, 'input.invalid', 'email'],
    [{ password: 'password1' }, 'auth.password-weak', 'password'],
  ])('says at the field what is wrong: %j', async (wrong, code, field) => {
    expect(await signUp(deps, { ...newPerson(), ...wrong })).toMatchObject({
      ok: false,
      refusal: { code, field },
    });
  });

  it('is limited for one address of the network', async () => {
    const ip = newIp();
    const { signUpLimit } = await import('./account-limits.ts');
    for (let i = 0; i < 100; i++) await signUpLimit(db).take(ip);
    expect(await signUp(deps, { ...newPerson(), ip })).toMatchObject({
      refusal: { code: 'limit.requests', retryAfterSeconds: expect.any(Number) },
    });
  });

  it('makes links from the configured address only', async () => {
    const person = newPerson();
    await signUp(deps, person);
    const [mail] = await mailsTo(db, person.email);
    const links = [...mail!.text.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link).origin);
    expect(new Set(links)).toEqual(new Set(['https://studio.test']));
  });
});

describe('confirming an address', () => {
  it('works once, and brings the trial credits', async () => {
    const person = newPerson();
    const signedUp = await signUp(deps, person);
    const token = tokenIn((await mailsTo(db, person.email))[0]!);
    expect(await verifyEmail(deps, { token })).toEqual({
      ok: true,
      value: { userId: signedUp.ok && signedUp.value.userId, email: person.email },
    });
    expect(await verifyEmail(deps, { token })).toMatchObject({ refusal: { code: 'auth.token-invalid' } });
    const { workspaceId } = await db.prisma.membership.findFirstOrThrow({
      where: { user: { email: person.email } },
    });
    expect(await trialLots(workspaceId)).toBe(1);
  });

  it('by twenty requests at once works for one', async () => {
    const person = newPerson();
    await signUp(deps, person);
    const token = tokenIn((await mailsTo(db, person.email))[0]!);
    const results = await Promise.all(Array.from({ length: 20 }, () => verifyEmail(deps, { token })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.refusal.code])))).toEqual(
      new Set(['auth.token-invalid']),
    );
  });

  it('refuses a token that is made up, over, or of another kind', async () => {
    const person = newPerson();
    await signUp(deps, person);
    const token = tokenIn((await mailsTo(db, person.email))[0]!);
    expect(await verifyEmail(deps, { token: 'x'.repeat(43) })).toMatchObject({ ok: false });
    expect(await resetPassword(deps, { token, password: 'a wholly new passphrase' })).toMatchObject({
      refusal: { code: 'auth.token-invalid' },
    });
    await db.prisma.emailToken.updateMany({
      where: { user: { email: person.email } },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await verifyEmail(deps, { token })).toMatchObject({ refusal: { code: 'auth.token-invalid' } });
  });

  it('can be asked for again; then only the newest link works', async () => {
    const person = newPerson();
    await signUp(deps, person);
    const first = tokenIn((await mailsTo(db, person.email))[0]!);
    expect(await resendVerification(deps, { email: person.email })).toEqual({ ok: true, value: undefined });
    const second = tokenIn((await mailsTo(db, person.email))[0]!);
    expect(await verifyEmail(deps, { token: first })).toMatchObject({ ok: false });
    expect(await verifyEmail(deps, { token: second })).toMatchObject({ ok: true });
    // and no more once it is done, with the same answer
    const before = (await mailsTo(db, person.email)).length;
    expect(await resendVerification(deps, { email: person.email })).toEqual({ ok: true, value: undefined });
    expect(await mailsTo(db, person.email)).toHaveLength(before);
    expect(await resendVerification(deps, newPerson())).toEqual({ ok: true, value: undefined });
  });

  it('stays silent after six mails in an hour', async () => {
    const person = newPerson();
    await signUp(deps, person);
    for (let i = 0; i < 10; i++) expect((await resendVerification(deps, person)).ok).toBe(true);
    expect(await mailsTo(db, person.email)).toHaveLength(6);
  });
});

describe('signing in', () => {
  it('works with the right password and a confirmed address, in any writing of it', async () => {
    const { person, userId } = await signUpConfirmed(deps);
    const input = { email: ` ${person.email.toUpperCase()}`, password: person.password, ip: newIp() };
    expect(await authenticate(deps, input)).toEqual({
      ok: true,
      value: {
        userId,
        name: person.name,
        email: person.email,
        needsCode: false,
        provenAt: expect.any(Date),
      },
    });
  });

  it('takes a password however its letters are put together', async () => {
    const { person } = await signUpConfirmed(deps, { password: 'Käse und Brötchen' });
    const decomposed = person.password.normalize('NFD');
    expect(decomposed).not.toBe(person.password);
    expect(
      await authenticate(deps, { email: person.email, password: decomposed, ip: newIp() }),
    ).toMatchObject({ ok: true });
  });

  it('gives one answer for a wrong password, an unknown address and an account without a password', async () => {
    const { person, userId } = await signUpConfirmed(deps);
    const wrong = await authenticate(deps, {
      email: person.email,
      password: 'not the password',
      ip: newIp(),
    });
    const unknown = await authenticate(deps, {
      email: newPerson().email,
      password: 'not the password',
      ip: newIp(),
    });
    await db.prisma.user.update({ where: { id: userId }, data: { passwordHash: null } });
    const none = await authenticate(deps, { email: person.email, password: person.password, ip: newIp() });
    expect(wrong).toMatchObject({ refusal: { code: 'auth.wrong-credentials' } });
    expect(unknown).toEqual(wrong);
    expect(none).toEqual(wrong);
  });

  it('tells only who knows the password that the address is not confirmed', async () => {
    const person = newPerson();
    await signUp(deps, person);
    expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({
      refusal: { code: 'auth.email-not-verified' },
    });
    expect(await authenticate(deps, { ...person, password: 'not the password', ip: newIp() })).toMatchObject({
      refusal: { code: 'auth.wrong-credentials' },
    });
  });

  it('forgets failures after a success', async () => {
    const { person } = await signUpConfirmed(deps);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 6; i++) await authenticate(deps, { ...person, password: 'a guess', ip: newIp() });
      expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({ ok: true });
    }
  });
});

describe('a session', () => {
  it('is read until it is closed', async () => {
    const { person, userId } = await signUpConfirmed(deps);
    const opened = await openSession(deps, { userId, ip: '203.0.113.9', userAgent: 'x'.repeat(1000) });
    if (!opened.ok) throw new Error('refused');
    const { sessionId, version } = opened.value;
    expect(await readSession(deps, { sessionId, version })).toEqual({
      ok: true,
      value: {
        signedIn: { method: 'password', issuer: null, twoFactorAt: null },
        sessionId,
        user: { id: userId, name: person.name, email: person.email, instanceAdmin: false },
      },
    });
    expect(await readSession(deps, { sessionId, version: version + 1 })).toMatchObject({ ok: false });
    await closeSession(deps, { sessionId });
    await closeSession(deps, { sessionId });
    const closed = await readSession(deps, { sessionId, version });
    expect(closed).toMatchObject({ refusal: { code: 'auth.required' } });
    expect(await readSession(deps, { sessionId: newId('session'), version: 1 })).toEqual(closed);
  });

  it('ends after its time', async () => {
    const { userId } = await signUpConfirmed(deps);
    const opened = await openSession(deps, { userId });
    if (!opened.ok) throw new Error('refused');
    expect(opened.value.expiresAt.getTime() - Date.now()).toBeGreaterThan(29 * 86_400_000);
    await db.prisma.session.update({
      where: { id: opened.value.sessionId },
      data: { expiresAt: new Date() },
    });
    expect(await readSession(deps, opened.value)).toMatchObject({ ok: false });
  });
});

describe('a forgotten password', () => {
  async function ask(email: string) {
    await requestPasswordReset(deps, { email, ip: newIp() });
    return tokenIn((await mailsTo(db, email))[0]!);
  }

  it('is replaced once, ends every session, and confirms the address', async () => {
    const person = newPerson();
    await signUp(deps, person);
    const { id: userId } = await db.prisma.user.findUniqueOrThrow({ where: { email: person.email } });
    const session = await openSession(deps, { userId });
    const token = await ask(person.email);
    const password = 'a wholly new passphrase';
    expect(await resetPassword(deps, { token, password })).toEqual({ ok: true, value: { userId } });
    expect(session.ok && (await readSession(deps, session.value))).toMatchObject({ ok: false });
    expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({ ok: false });
    expect(await authenticate(deps, { ...person, password, ip: newIp() })).toMatchObject({ ok: true });
    expect(await resetPassword(deps, { token, password: `${password} again` })).toMatchObject({
      refusal: { code: 'auth.token-invalid' },
    });
    const { workspaceId } = await db.prisma.membership.findFirstOrThrow({ where: { userId } });
    expect(await trialLots(workspaceId)).toBe(1);
  });

  it('keeps its link when the new one is too weak', async () => {
    const { person } = await signUpConfirmed(deps);
    const token = await ask(person.email);
    expect(await resetPassword(deps, { token, password: 'password' })).toMatchObject({
      refusal: { code: 'auth.password-weak' },
    });
    expect(await resetPassword(deps, { token, password: 'a wholly new passphrase' })).toMatchObject({
      ok: true,
    });
  });

  it('is replaced by one of twenty requests at once', async () => {
    const { person } = await signUpConfirmed(deps);
    const token = await ask(person.email);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        resetPassword(deps, { token, password: `a wholly new passphrase ${i}` }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('says the same for an address that nobody has', async () => {
    const { email } = newPerson();
    expect(await requestPasswordReset(deps, { email, ip: newIp() })).toEqual({ ok: true, value: undefined });
    expect(await mailsTo(db, email)).toEqual([]);
  });
});

describe('a new installation', () => {
  let own: Awaited<ReturnType<typeof makeDatabase>>;
  beforeAll(async () => {
    own = await makeDatabase(inject('databaseUrl'));
  });
  afterAll(() => own.drop());
  const input = {
    name: 'Owner',
    email: 'owner@studio.test',
    password: 'a first good passphrase',
    workspaceName: 'Studio',
  };

  it('gets one first account, however many programs start at once, with its trial credits', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => createFirstRun({ db: own.db }, input)));
    const made = results.flatMap((result) => (result.ok ? [result.value] : []));
    expect(made).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusal.code === 'conflict.state')).toHaveLength(
      4,
    );
    const { userId, workspaceId } = made[0]!;
    expect(await own.db.prisma.user.findUnique({ where: { id: userId } })).toMatchObject({
      instanceAdmin: true,
      emailVerifiedAt: expect.any(Date),
    });
    const wallet = await own.db.prisma.wallet.findUniqueOrThrow({ where: { workspaceId } });
    expect(wallet.available).toBeGreaterThanOrEqual(300);
    expect(await authenticate({ db: own.db }, { ...input, ip: newIp() })).toMatchObject({ ok: true });
  });

  it('refuses another one afterwards', async () => {
    expect(await createFirstRun({ db: own.db }, { ...input, email: 'second@studio.test' })).toMatchObject({
      refusal: { code: 'conflict.state' },
    });
  });
});

it('what accounts leave behind is swept away after a month, and nothing else', async () => {
  const { person, userId } = await signUpConfirmed(deps);
  const old = await openSession(deps, { userId });
  const fresh = await openSession(deps, { userId });
  if (!old.ok || !fresh.ok) throw new Error('refused');
  const longAgo = new Date(Date.now() - 31 * 86_400_000);
  await db.prisma.session.update({ where: { id: old.value.sessionId }, data: { revokedAt: longAgo } });
  await db.prisma.emailToken.updateMany({ where: { userId }, data: { expiresAt: longAgo } });
  await sweepAccounts(deps);
  expect(await db.prisma.session.findMany({ where: { userId }, select: { id: true } })).toEqual([
    { id: fresh.value.sessionId },
  ]);
  expect(await db.prisma.emailToken.count({ where: { userId } })).toBe(0);
  // the link to confirm with, and the word about a second browser
  expect((await mailsTo(db, person.email)).length).toBe(2);
});
