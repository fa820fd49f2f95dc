'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Button, buttonClass } from '@maquette/ui';
import Link from 'next/link';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { AccountCard } from './account-card.tsx';
import { newPasswordField } from './account-fields.ts';
import { LinkRequestForm } from './link-request-form.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { TextLink } from './text-link.tsx';
import { useProblem } from './use-problem.ts';

const schema = z.object({ password: newPasswordField });

/** What the link in the mail opens: a new password. All sessions end with it. */
export function ResetPasswordForm({ token, outbox }: { token: string | null; outbox: boolean }) {
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(schema), mode: 'onTouched' });
  const typed = useWatch({ control: form.control, name: 'password' });
  const { problem, show, clear } = useProblem((field, message) => {
    if (field !== 'password') return false;
    form.setError('password', { message }, { shouldFocus: true });
    return true;
  });
  const reset = useMutation(trpc.account.resetPassword.mutationOptions({ onError: show, onMutate: clear }));
  if (reset.isSuccess)
    return (
      <AccountCard
        arrived
        title="Your password is changed"
        intro="Every device was signed out. Sign in with the new password."
      >
        <Link href="/sign-in" className={buttonClass({ variant: 'primary', size: 'large', full: true })}>
          Sign in
        </Link>
      </AccountCard>
    );
  const back = <TextLink href="/sign-in">Back to sign in</TextLink>;
  if (!token || problem?.code === 'auth.token-invalid')
    return (
      <AccountCard
        arrived={problem !== null}
        title="This link no longer works"
        intro="A link works once and for a limited time. Have a new one sent."
        footer={back}
      >
        <LinkRequestForm purpose="reset" outbox={outbox} />
      </AccountCard>
    );
  return (
    <AccountCard
      title="Choose a new password"
      intro="Afterwards every device that is signed in is signed out."
      footer={back}
    >
      <ProblemAlert problem={problem} />
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit(({ password }) => reset.mutate({ token, password }))}
      >
        <NewPasswordField
          label="New password"
          typed={typed ?? ''}
          error={form.formState.errors.password?.message}
          {...form.register('password')}
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          full
          busy={reset.isPending}
          disabled={(problem?.secondsLeft ?? 0) > 0}
        >
          Change the password
        </Button>
      </form>
    </AccountCard>
  );
}
