'use client';

import { Button } from '@maquette/ui';
import { AccountCard } from './account-card.tsx';
import { CodeForm } from './code-form.tsx';
import { LinkRequestForm } from './link-request-form.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { signInWith } from './sign-in-with.ts';
import { TextLink } from './text-link.tsx';
import { useSignIn } from './use-sign-in.ts';

interface MagicLinkPanelProps {
  token: string | null;
  callbackPath: string;
  outbox: boolean;
}

/** What the link in the mail opens: one button. Opening alone changes nothing, so a mail scanner cannot use it up. */
export function MagicLinkPanel({ token, callbackPath, outbox }: MagicLinkPanelProps) {
  const step = useSignIn({ callbackPath, step: () => signInWith('magic-link', { token: token ?? '' }) });
  const footer = <TextLink href="/sign-in">Sign in another way</TextLink>;
  if (step.refusal?.code === 'auth.two-factor')
    return (
      <AccountCard arrived title="One more step" footer={footer}>
        <CodeForm callbackPath={callbackPath} onStartAgain={() => window.location.assign('/sign-in')} />
      </AccountCard>
    );
  if (!token || step.refusal?.code === 'auth.token-invalid')
    return (
      <AccountCard
        arrived={step.refusal !== null}
        title="This link no longer works"
        intro="A link works once, for 15 minutes. Have a new one sent."
        footer={footer}
      >
        <LinkRequestForm purpose="sign-in" outbox={outbox} path={callbackPath} />
      </AccountCard>
    );
  return (
    <AccountCard title="Sign in to Maquette" intro="One click, and you are signed in." footer={footer}>
      <ProblemAlert problem={step.problem} />
      <Button
        variant="primary"
        size="large"
        full
        busy={step.isBusy}
        disabled={step.isWaiting}
        onClick={() => step.attempt(undefined)}
      >
        Sign in
      </Button>
    </AccountCard>
  );
}
