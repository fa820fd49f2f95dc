import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountCard } from '../../../features/account/account-card.tsx';
import { safePath } from '../../../features/account/safe-path.ts';
import { SignInForm } from '../../../features/account/sign-in-form.tsx';
import { TextLink } from '../../../features/account/text-link.tsx';
import { currentSession } from '../../../server/session.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const callbackPath = safePath((await searchParams)['callbackUrl']);
  if (await currentSession()) redirect(callbackPath);
  return (
    <AccountCard
      title="Sign in"
      footer={
        <>
          New here? <TextLink href="/sign-up">Create an account</TextLink>
        </>
      }
    >
      <SignInForm callbackPath={callbackPath} />
    </AccountCard>
  );
}
