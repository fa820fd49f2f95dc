'use client';

import type { AccountView, ProviderView } from '@maquette/domain/accounts';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { buttonClass, Button } from '@maquette/ui';
import { signOut } from 'next-auth/react';
import Link from 'next/link';
import { AccountCard } from './account-card.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { StepUpForm } from './step-up-form.tsx';
import { TextLink } from './text-link.tsx';

/** Why a member is not let in. */
export type ClosedReason = 'suspended' | 'oidc' | 'two_factor';

interface EnterPanelProps {
  reason: ClosedReason;
  email: string;
  workspaceId: string;
  workspaceName: string;
  /** The other workspaces of the person. */
  others: WorkspaceView[];
  account: AccountView;
  /** With `oidc`: those that open the workspace. */
  providers: ProviderView[];
}

/** What a workspace asks for before it lets somebody in, and the ways out. */
export function EnterPanel(props: EnterPanelProps) {
  const { reason, email, workspaceName, others } = props;
  return (
    <main className="normal-nums flex min-h-dvh flex-col items-center px-4 pt-[max(1.5rem,11vh)] pb-10">
      <div className="w-full max-w-sm">
        <AccountCard
          title={reason === 'suspended' ? 'Your membership is suspended' : 'One more step'}
          intro={intros[reason](workspaceName)}
          footer={
            <>
              Signed in as {email}. <TextLink href="/account">Your account</TextLink>
            </>
          }
        >
          {reason === 'two_factor' && <SecondFactor {...props} />}
          {reason === 'oidc' && <Provider {...props} />}
          {others.length > 0 && (
            <div>
              <h2 className="mb-1.5 text-sm font-medium">Your other workspaces</h2>
              <ul className="grid gap-2">
                {others.map(({ id, name }) => (
                  <li key={id}>
                    <Link href={`/w/${id}`} className={buttonClass({ full: true })}>
                      <span className="truncate">{name}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Button variant="quiet" full onClick={() => void signOut({ callbackUrl: '/sign-in' })}>
            Sign out
          </Button>
        </AccountCard>
      </div>
    </main>
  );
}

const intros: Record<ClosedReason, (name: string) => string> = {
  suspended: (name) =>
    `You cannot enter ${name} at the moment. An owner or admin of it can lift the suspension; nothing of yours is lost.`,
  two_factor: (name) => `${name} asks everyone for a second factor.`,
  oidc: (name) => `${name} is entered through its identity provider only.`,
};

function SecondFactor({ account, workspaceId }: EnterPanelProps) {
  if (account.twoFactorSince) return <StepUpForm path={`/w/${workspaceId}`} />;
  return (
    <>
      <p className="text-text-muted">
        Set up an authenticator app in your account. It takes a minute, and the workspace opens right after.
      </p>
      <Link href="/account" className={buttonClass({ variant: 'primary', size: 'large', full: true })}>
        Set up two factors
      </Link>
    </>
  );
}

function Provider({ account, providers, workspaceId }: EnterPanelProps) {
  const isLinked = providers.some(({ id }) => !account.linkable.some((one) => one.id === id));
  if (isLinked)
    return (
      <div className="grid gap-2">
        <ProviderButtons providers={providers} callbackPath={`/w/${workspaceId}`} />
      </div>
    );
  return (
    <>
      <p className="text-text-muted">
        Link {providers.map(({ name }) => name).join(' or ') || 'the provider'} in your account first. Then
        sign in with it here.
      </p>
      <Link href="/account" className={buttonClass({ variant: 'primary', size: 'large', full: true })}>
        Open your account
      </Link>
    </>
  );
}
