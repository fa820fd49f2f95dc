import { createDatabase } from '@maquette/db';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { newPerson, signUpConfirmed, testSettings } from '../testing/make-person.ts';
import { authenticate } from './authenticate.ts';
import { hashToken, makeToken } from './email-token.ts';
import { openSession } from './open-session.ts';
import { requestMagicLink } from './request-magic-link.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { signUp } from './sign-up.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db, settings: testSettings };
afterAll(() => db.close());

/** An address of the network that no other test has used. */
const newIp = () => `ip-${newId('request')}`;
const codeOf = (result: Awaited<ReturnType<typeof authenticate>>) => (result.ok ? 'ok' : result.refusal.code);
const countOf = (codes: string[], code: string) => codes.filter((one) => one === code).length;

describe('200 wrong passwords', () => {
  it.each(['one after the other', 'all at once'])(
    'from one network, %s: all but ten are refused unlooked, and the right person elsewhere gets in',
    async (how) => {
      const { person } = await signUpConfirmed(deps);
      const ip = newIp();
      const guess = (i: number) => authenticate(deps, { email: person.email, password: `guess ${i}`, ip });
      const codes: string[] = [];
      if (how === 'all at once')
        codes.push(...(await Promise.all(Array.from({ length: 200 }, (_, i) => guess(i)))).map(codeOf));
      else for (let i = 0; i < 200; i++) codes.push(codeOf(await guess(i)));
      expect(countOf(codes, 'auth.wrong-credentials')).toBe(10);
      expect(countOf(codes, 'limit.requests')).toBe(190);
      expect(await authenticate(deps, { ...person, ip })).toMatchObject({
        refusal: { code: 'limit.requests', retryAfterSeconds: expect.any(Number) },
      });
      expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({ ok: true });
    },
  );

  it('from 200 networks at once: the later ones wait, and the right person gets in from yet another', async () => {
    const { person } = await signUpConfirmed(deps);
    const start = performance.now();
    const codes = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        authenticate(deps, { email: person.email, password: `guess ${i}`, ip: newIp() }),
      ),
    );
    expect(performance.now() - start).toBeGreaterThan(1_900);
    expect(codes.map(codeOf).every((code) => code === 'auth.wrong-credentials')).toBe(true);
    expect(await authenticate(deps, { ...person, ip: newIp() })).toMatchObject({ ok: true });
  });

  it('do not concern a browser that the person signed in with before, even in the same network', async () => {
    const { person, userId } = await signUpConfirmed(deps);
    const opened = await openSession(deps, { userId });
    if (!opened.ok) throw new Error('refused');
    const { deviceToken } = opened.value;
    const ip = newIp();
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        authenticate(deps, { email: person.email, password: `guess ${i}`, ip }),
      ),
    );
    expect(await authenticate(deps, { ...person, ip })).toMatchObject({ ok: false });
    expect(await authenticate(deps, { ...person, ip, deviceToken })).toMatchObject({ ok: true });
  });

  it('from a browser that is known are limited too', async () => {
    const { person, userId } = await signUpConfirmed(deps);
    const deviceToken = makeToken();
    await db.prisma.device.create({
      data: { id: newId('device'), userId, tokenHash: hashToken(deviceToken) },
    });
    const codes = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        authenticate(deps, { email: person.email, password: `guess ${i}`, ip: newIp(), deviceToken }),
      ),
    );
    expect(countOf(codes.map(codeOf), 'limit.requests')).toBe(5);
  });

  it('a cookie of one person does not help with the account of another', async () => {
    const [mine, theirs] = [await signUpConfirmed(deps), await signUpConfirmed(deps)];
    const opened = await openSession(deps, { userId: mine.userId });
    if (!opened.ok) throw new Error('refused');
    const { deviceToken } = opened.value;
    const ip = newIp();
    const guess = () => authenticate(deps, { ...theirs.person, password: 'a guess', ip, deviceToken });
    const codes = (await Promise.all(Array.from({ length: 12 }, guess))).map(codeOf);
    expect(countOf(codes, 'limit.requests')).toBe(2);
  });

  it('at an address that nobody has are limited in the same way', async () => {
    const { email } = newPerson();
    const ip = newIp();
    const guess = () => authenticate(deps, { email, password: 'a guess', ip });
    const codes = (await Promise.all(Array.from({ length: 12 }, guess))).map(codeOf);
    expect(countOf(codes, 'limit.requests')).toBe(2);
  });

  it('from one network at many accounts are limited to a hundred', async () => {
    const ip = newIp();
    const guess = () => authenticate(deps, { email: newPerson().email, password: 'a guess', ip });
    const codes = (await Promise.all(Array.from({ length: 110 }, guess))).map(codeOf);
    expect(countOf(codes, 'limit.requests')).toBe(10);
  });
});

describe('the time of an answer', () => {
  let known: ReturnType<typeof newPerson>;
  beforeAll(async () => {
    known = (await signUpConfirmed(deps)).person;
  });
  const rounds = 9;
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

  /** Medians of known and unknown addresses, asked by turns: what slows the machine slows both. */
  async function compare(ask: (email: string) => Promise<unknown>) {
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < rounds; i++)
      for (const [which, email] of [known.email, newPerson().email].entries()) {
        const start = performance.now();
        await ask(email);
        times[which]!.push(performance.now() - start);
      }
    return { known: median(times[0]), unknown: median(times[1]) };
  }

  it.each<[string, (email: string) => Promise<unknown>]>([
    ['a sign-in', (email) => authenticate(deps, { email, password: 'not the password', ip: newIp() })],
    ['a sign-up', (email) => signUp(deps, { ...newPerson(), email })],
    ['a request for a new password', (email) => requestPasswordReset(deps, { email })],
    ['a request for a link to sign in', (email) => requestMagicLink(deps, { email })],
  ])('of %s does not tell whether the address is known', async (_, ask) => {
    const times = await compare(ask);
    expect(times.unknown).toBeGreaterThan(times.known * 0.5);
    expect(times.unknown).toBeLessThan(times.known * 2);
  });

  it('comes in steps of 250 ms where more is written for one than for the other', async () => {
    const start = performance.now();
    await requestPasswordReset(deps, newPerson());
    expect(performance.now() - start).toBeGreaterThan(240);
  });
});
