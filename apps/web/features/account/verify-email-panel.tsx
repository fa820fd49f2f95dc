'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@maquette/ui';
import { useTRPC } from '../../trpc/client.tsx';
import { AccountCard } from './account-card.tsx';
import { LinkRequestForm } from './link-request-form.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { TextLink } from './text-link.tsx';
import { useProblem } from './use-problem.ts';

const toSignIn = <TextLink href="/sign-in">Go to sign in</TextLink>;

interface VerifyEmailPanelProps {
  token: string | null;
  /** Where signing in leads afterwards. */
  callbackPath: string;
  outbox: boolean;
}

/** What the link in the mail opens: one button. Opening alone changes nothing, so a mail scanner cannot use it up. */
export function VerifyEmailPanel({ token, callbackPath, outbox }: VerifyEmailPanelProps) {
  const trpc = useTRPC();
  const { problem, show, clear } = useProblem();
  const verify = useMutation(trpc.account.verifyEmail.mutationOptions({ onError: show, onMutate: clear }));
  if (verify.isSuccess)
    return (
      <AccountCard
        arrived
        title="Your address is confirmed"
        intro="Your workspace is ready. Sign in to open it."
      >
        <SignInForm callbackPath={callbackPath} email={verify.data.email} />
      </AccountCard>
    );
  if (!token || problem?.code === 'auth.token-invalid')
    return (
      <AccountCard
        arrived={problem !== null}
        title={token ? 'This link no longer works' : 'Confirm your address'}
        intro="A link works once and for a limited time. If you confirmed your address before, just sign in; otherwise have a new link sent."
        footer={toSignIn}
      >
        <LinkRequestForm purpose="verify" outbox={outbox} />
      </AccountCard>
    );
  return (
    <AccountCard
      title="Confirm your address"
      intro="One click, and your workspace is ready."
      footer={toSignIn}
    >
      <ProblemAlert problem={problem} />
      <Button
        variant="primary"
        size="large"
        full
        busy={verify.isPending}
        disabled={(problem?.secondsLeft ?? 0) > 0}
        onClick={() => verify.mutate({ token })}
      >
        Confirm my address
      </Button>
    </AccountCard>
  );
}
