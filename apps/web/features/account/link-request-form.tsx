'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from '@maquette/ui';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { emailField } from './account-fields.ts';
import { EmailField } from './email-field.tsx';
import { OutboxLink } from './outbox-link.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useProblem } from './use-problem.ts';

const schema = z.object({ email: emailField });

interface LinkRequestFormProps {
  purpose: 'verify' | 'reset' | 'sign-in';
  outbox: boolean;
  /** Where a link to sign in leads to. */
  path?: string;
}

/** Asks for a link by mail. The answer is the same whether there is such an account or not. */
export function LinkRequestForm({ purpose, outbox, path = '/' }: LinkRequestFormProps) {
  const { account } = useTRPC();
  const form = useForm({ resolver: zodResolver(schema) });
  const { problem, show, clear } = useProblem((field, message) => {
    if (field !== 'email') return false;
    form.setError('email', { message }, { shouldFocus: true });
    return true;
  });
  const habits = { onError: show, onMutate: clear };
  const verify = useMutation(account.resendVerification.mutationOptions(habits));
  const reset = useMutation(account.requestPasswordReset.mutationOptions(habits));
  const magic = useMutation(account.requestMagicLink.mutationOptions(habits));
  const request = { verify, reset, 'sign-in': magic }[purpose];
  const send = ({ email }: z.infer<typeof schema>) =>
    purpose === 'sign-in' ? magic.mutate({ email, path }) : request.mutate({ email });
  if (request.isSuccess)
    return (
      <>
        <Alert tone="success" title="Check your mail">
          If <strong className="font-medium text-text">{request.variables.email}</strong>{' '}
          {purpose === 'verify' ? 'waits to be confirmed' : 'has an account here'}, a link is on its way. Look
          into the spam folder too.
        </Alert>
        {outbox && <OutboxLink />}
        <Button onClick={request.reset}>Use another address</Button>
      </>
    );
  return (
    <>
      <ProblemAlert problem={problem} />
      <form method="post" noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(send)}>
        <EmailField
          autoComplete="email"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          full
          busy={request.isPending}
          disabled={(problem?.secondsLeft ?? 0) > 0}
        >
          Send the link
        </Button>
      </form>
    </>
  );
}
