'use client';

import { signIn } from 'next-auth/react';
import type { RefusalCode } from '@maquette/domain/result';

/** Why signing in was refused. */
export interface SignInRefusal {
  code: RefusalCode | null;
  message: string;
  retryAfterSeconds: number;
}

/** Our own ways to sign in, and what each is given. */
interface Ways {
  credentials: { email: string; password: string };
  'magic-link': { token: string };
  'two-factor': { code: string };
}

const sentences: Partial<Record<RefusalCode, string>> = {
  'auth.wrong-credentials': 'The e-mail address or the password is wrong.',
  'auth.email-not-verified':
    'This address is not confirmed yet. Open the link that we sent you, or have it sent again.',
  'auth.two-factor': 'Now the code of your authenticator app.',
  'auth.token-invalid': 'This no longer works: it was used, or it took too long.',
  'limit.requests': 'Too many tries.',
};

/** Signs in; null when it worked. next-auth hands on one word of why not, `code:seconds`. */
export async function signInWith<Way extends keyof Ways>(
  way: Way,
  given: Ways[Way],
): Promise<SignInRefusal | null> {
  const answer = await signIn(way, { ...given, redirect: false }).catch(() => null);
  if (answer?.ok && !answer.error) return null;
  const [code = '', seconds = ''] = (answer?.error ?? '').split(':');
  const sentence = sentences[code as RefusalCode];
  return {
    code: sentence ? (code as RefusalCode) : null,
    message: sentence ?? 'Signing in did not work. Check the connection and try again.',
    retryAfterSeconds: Number(seconds) || 0,
  };
}
