import type { NextAuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { SignInMethod } from '@maquette/domain/accounts';
import { refuse, type Result } from '@maquette/domain/result';
import {
  authenticate,
  beginSecondStep,
  finishSecondStep,
  takeMagicLink,
  type Proven,
} from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { env } from './env.ts';
import { oidcProvider } from './oidc-provider.ts';
import { keepStep, readSignInCookies } from './sign-in-cookies.ts';
import { startSession } from './start-session.ts';

/** The ways to sign in: one list, in one place. The session that follows is the same. */
export const identityProviders = (): NextAuthOptions['providers'] => [
  Credentials({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(credentials, request) {
      const { deviceToken } = await readSignInCookies();
      const proven = await authenticate(composition().deps, {
        email: String(credentials?.email ?? ''),
        password: String(credentials?.password ?? ''),
        ip: ipOf(request),
        deviceToken,
      });
      return orSay(await enter(proven, 'password'));
    },
  }),
  Credentials({
    id: 'magic-link',
    credentials: { token: { type: 'text' } },
    async authorize(credentials) {
      const proven = await takeMagicLink(composition().deps, { token: String(credentials?.token ?? '') });
      return orSay(await enter(proven, 'magic-link'));
    },
  }),
  Credentials({
    id: 'two-factor',
    credentials: { code: { type: 'text' } },
    async authorize(credentials, request) {
      const { deviceToken, stepToken = '' } = await readSignInCookies();
      const code = String(credentials?.code ?? '');
      const finished = await finishSecondStep(composition().deps, {
        stepToken,
        code,
        ip: ipOf(request),
        deviceToken,
      });
      return orSay(finished.ok ? await startSession({ ...finished.value, withCode: true }) : finished);
    },
  }),
  ...env().oidcProviders.map(oidcProvider),
];

/** Opens the session, or asks for the code first where two factors are set up. */
async function enter(proven: Result<Proven>, method: SignInMethod): Promise<Result<User>> {
  if (!proven.ok) return proven;
  const { userId, provenAt, needsCode } = proven.value;
  if (!needsCode) return startSession({ userId, method, provenAt });
  await keepStep(await beginSecondStep(composition().deps, { userId, method, provenAt }));
  return refuse('auth.two-factor', 'Now the code of your authenticator app.');
}

/** next-auth hands only the text of an error on to the page. */
function orSay(result: Result<User>): User {
  if (result.ok) return result.value;
  const { code, retryAfterSeconds } = result.refusal;
  throw new Error(`${code}:${retryAfterSeconds ?? ''}`);
}

const ipOf = ({ headers }: { headers?: Record<string, unknown> }): string =>
  callerIp(new Headers(headers as Record<string, string>)) ?? 'unknown';
