'use client';

import { Alert, Button, LogOutIcon, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { signOut } from 'next-auth/react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { IdentitySection } from './identity-section.tsx';
import { NameSection } from './name-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionSection } from './session-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';

interface AccountPageProps {
  /** What went wrong on the way back from a provider. */
  problem: string | null;
  isLinked: boolean;
}

/** Everything about one's own account, one subject a card. */
export function AccountPage({ problem, isLinked }: AccountPageProps) {
  const trpc = useTRPC();
  const account = useQuery(trpc.account.get.queryOptions());
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {problem && <Alert tone="danger">{problem}</Alert>}
      {isLinked && <Alert tone="success">The provider is linked. You can sign in with it from now on.</Alert>}
      {account.isPending ? (
        <Skeleton className="h-96" />
      ) : account.isError ? (
        <Alert tone="danger">{messageOf(account.error)}</Alert>
      ) : (
        <>
          <NameSection account={account.data} />
          <PasswordSection account={account.data} />
          <TwoFactorSection account={account.data} />
          <IdentitySection account={account.data} />
        </>
      )}
      <SessionSection />
      <div>
        <Button
          icon={<LogOutIcon className="size-4" />}
          onClick={() => void signOut({ callbackUrl: '/sign-in' })}
        >
          Sign out
        </Button>
      </div>
    </div>
  );
}
