import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { authenticate } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';

/**
 * The ways to sign in: one list, in one place. An OpenID Connect provider is one more entry here
 * (`{ type: 'oauth', wellKnown, idToken: true, checks: ['pkce', 'state', 'nonce'] }`); the session that follows is the same.
 */
export const identityProviders = (): NextAuthOptions['providers'] => [
  Credentials({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(credentials, request) {
      const answer = await authenticate(composition().deps, {
        email: String(credentials?.email ?? ''),
        password: String(credentials?.password ?? ''),
        ip: callerIp(new Headers(request.headers as Record<string, string>)) ?? 'unknown',
      });
      // next-auth hands only the text of an error on to the page
      if (!answer.ok)
        throw new Error([answer.refusal.code, answer.refusal.retryAfterSeconds ?? ''].join(':'));
      return { id: answer.value.userId, name: answer.value.name, email: answer.value.email };
    },
  }),
];
