'use client';

import type { ProviderView } from '@maquette/domain/accounts';
import { Alert, Button, KeyRoundIcon, MailIcon } from '@maquette/ui';
import { useState } from 'react';
import { AccountCard } from './account-card.tsx';
import { LinkRequestForm } from './link-request-form.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { TextLink } from './text-link.tsx';

interface SignInPanelProps {
  callbackPath: string;
  providers: ProviderView[];
  /** What went wrong on the way here, in a sentence. */
  problem: string | null;
  outbox: boolean;
}

/** All the ways to sign in: password, a link by mail, and the studio's identity providers. */
export function SignInPanel({ callbackPath, providers, problem, outbox }: SignInPanelProps) {
  const [way, setWay] = useState<'password' | 'link'>('password');
  return (
    <AccountCard
      title="Sign in"
      intro={way === 'link' ? 'We send you a link that signs you in, without a password.' : undefined}
      footer={
        <>
          New here? <TextLink href="/sign-up">Create an account</TextLink>
        </>
      }
    >
      {problem && <Alert tone="danger">{problem}</Alert>}
      {way === 'password' ? (
        <SignInForm callbackPath={callbackPath} />
      ) : (
        <LinkRequestForm purpose="sign-in" outbox={outbox} path={callbackPath} />
      )}
      <p className="flex items-center gap-3 text-sm text-text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </p>
      <div className="flex flex-col gap-2">
        {way === 'password' ? (
          <Button full icon={<MailIcon className="size-4" />} onClick={() => setWay('link')}>
            Send me a link by mail
          </Button>
        ) : (
          <Button full icon={<KeyRoundIcon className="size-4" />} onClick={() => setWay('password')}>
            Use my password
          </Button>
        )}
        <ProviderButtons providers={providers} callbackPath={callbackPath} />
      </div>
    </AccountCard>
  );
}
