import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { authenticate } from '../accounts/authenticate.ts';
import { confirmSession } from '../accounts/confirm-session.ts';
import { openSession } from '../accounts/open-session.ts';
import { readAccount } from '../accounts/read-account.ts';
import { readSession } from '../accounts/read-session.ts';
import { beginSecondStep, finishSecondStep } from '../accounts/sign-in-step.ts';
import { newId } from '../new-id.ts';
import { mailsTo, signUpConfirmed, testSettings } from '../testing/make-person.ts';
import { value } from '../testing/make-studio.ts';
import { disableTwoFactor, renewRecoveryCodes } from './disable-two-factor.ts';
import { beginTwoFactor, enableTwoFactor } from './set-up-two-factor.ts';
import { stepOf, totpOf } from './totp-of.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db, settings: testSettings };
afterAll(() => db.close());

const newIp = () => `ip-${newId('request')}`;
const stepMs = 30_000;

async function withPassword() {
  const { person, userId, workspaceId } = await signUpConfirmed(deps);
  const session = value(await openSession(deps, { userId }));
  return { person, userId, workspaceId, session, me: { userId, sessionId: session.sessionId } };
}

/** Somebody with two factors, and their app: codes of the next step, because that of now was used to begin with. */
async function withTwoFactors() {
  const someone = await withPassword();
  const { secret } = value(await beginTwoFactor(deps, someone.me));
  const totp = totpOf({ secret, email: someone.person.email });
  const code = (steps = 1) => totp.generate({ timestamp: Date.now() + steps * stepMs });
  const { recoveryCodes } = value(await enableTwoFactor(deps, someone.me, { code: code(0) }));
  return { ...someone, secret, code, recoveryCodes };
}

async function firstStep({ person }: Awaited<ReturnType<typeof withTwoFactors>>) {
  const proven = value(await authenticate(deps, { ...person, ip: newIp() }));
  expect(proven.needsCode).toBe(true);
  const { stepToken } = await beginSecondStep(deps, { ...proven, method: 'password' });
  return stepToken;
}

describe('setting up two factors', () => {
  it('stores the secret sealed, begins with a first right code, and gives ten recovery codes', async () => {
    const { me, userId, person, session } = await withPassword();
    const { secret, uri } = value(await beginTwoFactor(deps, me));
    expect(uri).toMatch(/^otpauth:\/\/totp\/Maquette:.*issuer=Maquette.*secret=/);
    const stored = await db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    expect(stored.totpSecret).not.toContain(secret);
    expect(stored.totpEnabledAt).toBeNull();
    expect(await enableTwoFactor(deps, me, { code: '000000' })).toMatchObject({
      refusal: { code: 'auth.wrong-credentials', field: 'code' },
    });
    const code = totpOf({ secret, email: person.email }).generate();
    const { recoveryCodes } = value(await enableTwoFactor(deps, me, { code }));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(recoveryCodes[0]).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
    const rows = await db.prisma.recoveryCode.findMany({ where: { userId } });
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[0]!.replaceAll('-', ''));
    // this session has shown a second factor
    expect(await readSession(deps, session)).toMatchObject({
      value: { signedIn: { twoFactorAt: expect.any(Date) } },
    });
    expect((await mailsTo(db, person.email))[0]!.text).toContain('Two factors were set up');
    expect(value(await readAccount(deps, me))).toMatchObject({ recoveryCodesLeft: 10, confirmBy: 'code' });
  });

  it('asks for the password first in a session that is older, so that nobody is locked out from an open browser', async () => {
    const { me, person } = await withPassword();
    await db.prisma.session.updateMany({ where: { id: me.sessionId }, data: { confirmedAt: null } });
    expect(await beginTwoFactor(deps, me)).toMatchObject({
      refusal: { code: 'auth.step-up', detail: { needs: 'password' } },
    });
    expect(await confirmSession(deps, me, { secret: 'not it' })).toMatchObject({
      refusal: { code: 'auth.wrong-credentials' },
    });
    value(await confirmSession(deps, me, { secret: person.password }));
    expect(await beginTwoFactor(deps, me)).toMatchObject({ ok: true });
  });

  it('is not begun again while they are on', async () => {
    const { me } = await withTwoFactors();
    expect(await beginTwoFactor(deps, me)).toMatchObject({ refusal: { code: 'conflict.state' } });
  });
});

it('a code is right one step early and late, not further', () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const totp = totpOf({ secret, email: 'ada@example.test' });
  const nowMs = 1_800_000_000_000;
  const now = Math.floor(nowMs / stepMs);
  const stepAt = (steps: number) =>
    stepOf(totp, { code: totp.generate({ timestamp: nowMs + steps * stepMs }), nowMs });
  expect([-2, -1, 0, 1, 2].map(stepAt)).toEqual([null, now - 1, now, now + 1, null]);
});

describe('signing in with two factors', () => {
  it('takes the code of the app in a second step, and a code and a step work once', async () => {
    const someone = await withTwoFactors();
    const stepToken = await firstStep(someone);
    const code = someone.code();
    const passed = value(await finishSecondStep(deps, { stepToken, code, ip: newIp() }));
    expect(passed).toMatchObject({ userId: someone.userId, method: 'password' });
    // the same first step with another code
    expect(await finishSecondStep(deps, { stepToken, code: someone.code(1), ip: newIp() })).toMatchObject({
      refusal: { code: 'auth.token-invalid' },
    });
    // another first step with the same code
    const again = await firstStep(someone);
    expect(await finishSecondStep(deps, { stepToken: again, code, ip: newIp() })).toMatchObject({
      refusal: { code: 'auth.wrong-credentials' },
    });
  });

  it('one code used by twenty sign-ins at once lets one in', async () => {
    const someone = await withTwoFactors();
    const steps = [];
    for (let i = 0; i < 20; i++) steps.push(await firstStep(someone));
    const code = someone.code();
    const results = await Promise.all(
      steps.map((stepToken) => finishSecondStep(deps, { stepToken, code, ip: newIp() })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('takes a recovery code once, however it is typed', async () => {
    const someone = await withTwoFactors();
    const [recovery] = someone.recoveryCodes;
    const typed = ` ${recovery!.toUpperCase().replaceAll('-', ' ')} `;
    const stepToken = await firstStep(someone);
    expect(await finishSecondStep(deps, { stepToken, code: typed, ip: newIp() })).toMatchObject({ ok: true });
    const again = await firstStep(someone);
    expect(await finishSecondStep(deps, { stepToken: again, code: recovery!, ip: newIp() })).toMatchObject({
      ok: false,
    });
    expect(value(await readAccount(deps, someone.me)).recoveryCodesLeft).toBe(9);
  });

  it('five wrong codes use the first step up, and codes are limited like passwords', async () => {
    const someone = await withTwoFactors();
    const ip = newIp();
    const codes = [];
    for (let round = 0; round < 3; round++) {
      const stepToken = await firstStep(someone);
      for (let i = 0; i < 6; i++) {
        const tried = await finishSecondStep(deps, { stepToken, code: '000000', ip });
        codes.push(tried.ok ? 'ok' : tried.refusal.code);
      }
    }
    expect(codes.filter((code) => code === 'auth.wrong-credentials')).toHaveLength(9);
    expect(codes.filter((code) => code === 'auth.token-invalid')).toHaveLength(1);
    expect(codes.filter((code) => code === 'limit.requests')).toHaveLength(8);
  });

  it('a first step is over after ten minutes', async () => {
    const someone = await withTwoFactors();
    const stepToken = await firstStep(someone);
    await db.prisma.signInStep.updateMany({
      where: { userId: someone.userId },
      data: { expiresAt: new Date() },
    });
    expect(await finishSecondStep(deps, { stepToken, code: someone.code(), ip: newIp() })).toMatchObject({
      refusal: { code: 'auth.token-invalid' },
    });
  });

  it('someone else’s code does not fit', async () => {
    const [someone, other] = [await withTwoFactors(), await withTwoFactors()];
    const stepToken = await firstStep(someone);
    const tried = await finishSecondStep(deps, { stepToken, code: other.recoveryCodes[0]!, ip: newIp() });
    expect(tried).toMatchObject({ ok: false });
  });
});

describe('afterwards', () => {
  it('a session is stepped up by showing a code in it', async () => {
    const someone = await withTwoFactors();
    const plain = value(await openSession(deps, { userId: someone.userId, method: 'oidc', issuer: 'x' }));
    const me = { userId: someone.userId, sessionId: plain.sessionId };
    value(await confirmSession(deps, me, { secret: someone.code() }));
    expect(await readSession(deps, plain)).toMatchObject({
      value: { signedIn: { twoFactorAt: expect.any(Date) } },
    });
  });

  it('new recovery codes replace the old ones', async () => {
    const someone = await withTwoFactors();
    const { recoveryCodes } = value(await renewRecoveryCodes(deps, someone.me, { code: someone.code() }));
    const old = await firstStep(someone);
    const [was] = someone.recoveryCodes;
    expect(await finishSecondStep(deps, { stepToken: old, code: was!, ip: newIp() })).toMatchObject({
      ok: false,
    });
    expect(
      await finishSecondStep(deps, { stepToken: old, code: recoveryCodes[0]!, ip: newIp() }),
    ).toMatchObject({ ok: true });
  });

  it('they are turned off with the password and a code, and then count for no session', async () => {
    const someone = await withTwoFactors();
    const { me, person, session } = someone;
    const off = (password: string, code: string) => disableTwoFactor(deps, me, { password, code });
    expect(await off('not it', someone.code())).toMatchObject({ refusal: { field: 'password' } });
    expect(await off(person.password, '000000')).toMatchObject({ refusal: { field: 'code' } });
    value(await off(person.password, someone.code()));
    expect(await readSession(deps, session)).toMatchObject({ value: { signedIn: { twoFactorAt: null } } });
    expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({
      value: { needsCode: false },
    });
    const actions = await db.prisma.auditEvent.findMany({
      where: { workspaceId: someone.workspaceId },
      orderBy: { seq: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      'sign-in.opened',
      'sign-in.two-factor-on',
      'sign-in.two-factor-off',
    ]);
  });
});
