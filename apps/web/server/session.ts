import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { ApiSession } from '@maquette/api/router';
import { refuse, type Result } from '@maquette/domain/result';
import { readSession } from '@maquette/services';
import { composition } from './compose.ts';
import { sessionClaimsOf } from './session-claims.ts';

/** Who is signed in, from the database; `auth.required` when nobody, or no longer. Read once per render. */
export const readCurrentSession = cache(async (): Promise<Result<ApiSession>> => {
  const claimed = await sessionClaimsOf(await cookies());
  return claimed ? readSession(composition().deps, claimed) : refuse('auth.required', 'Please sign in.');
});

/** Who is signed in, or null. */
export async function currentSession(): Promise<ApiSession | null> {
  const session = await readCurrentSession();
  return session.ok ? session.value : null;
}

/** For pages: who is signed in; others are sent to sign in and come back to `path` afterwards. */
export async function requireSession(path: string): Promise<ApiSession> {
  return (await currentSession()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
