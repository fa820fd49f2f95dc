import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { safePath } from '../../../features/account/safe-path.ts';
import { SignInPanel } from '../../../features/account/sign-in-panel.tsx';
import { signInProblem } from '../../../features/account/sign-in-problem.ts';
import { knownProviders } from '../../../server/known-providers.ts';
import { hasOutbox } from '../../../server/outbox.ts';
import { currentSession } from '../../../server/session.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const callbackPath = safePath(callbackUrl);
  if (await currentSession())
    // whoever is signed in came from linking a provider
    redirect(typeof error === 'string' ? `/account?problem=${encodeURIComponent(error)}` : callbackPath);
  return (
    <SignInPanel
      callbackPath={callbackPath}
      providers={knownProviders()}
      problem={signInProblem(error)}
      outbox={hasOutbox()}
    />
  );
}
