'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Button, Field, Input } from '@maquette/ui';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { AccountCard } from './account-card.tsx';
import { emailField, nameField, newPasswordField } from './account-fields.ts';
import { CheckMail } from './check-mail.tsx';
import { EmailField } from './email-field.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { TextLink } from './text-link.tsx';
import { useProblem } from './use-problem.ts';

const schema = z.object({ name: nameField, email: emailField, password: newPasswordField });
type Values = z.infer<typeof schema>;

interface SignUpFormProps {
  outbox: boolean;
  /** Who was sent this by mail reads mail at `email`: it needs no confirming. Null: a link, for any address. */
  invitation?: { token: string; email: string | null; signInHref: string };
}

/** Makes an account; then tells to look into the mail, or, for who was invited, to sign in. */
export function SignUpForm({ outbox, invitation }: SignUpFormProps) {
  const trpc = useTRPC();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    ...(invitation?.email && { defaultValues: { email: invitation.email } }),
  });
  const [name = '', email = '', password = ''] = useWatch({
    control: form.control,
    name: ['name', 'email', 'password'],
  });
  const { problem, show, clear } = useProblem((field, message) => {
    if (!(field in schema.shape)) return false;
    form.setError(field as keyof Values, { message }, { shouldFocus: true });
    return true;
  });
  const signUp = useMutation(trpc.account.signUp.mutationOptions({ onError: show, onMutate: clear }));
  if (signUp.data?.confirmed && invitation)
    return (
      <AccountCard
        arrived
        title="Your account is ready"
        intro="Sign in with your new password to accept the invitation."
        footer={<TextLink href={invitation.signInHref}>Go to sign in</TextLink>}
      />
    );
  if (signUp.isSuccess)
    return <CheckMail email={signUp.variables.email} outbox={outbox} onBack={signUp.reset} />;
  const { errors } = form.formState;
  return (
    <AccountCard
      title="Create your account"
      intro="You get a workspace of your own, and credits to try it with."
      footer={
        <>
          Already have an account? <TextLink href={invitation?.signInHref ?? '/sign-in'}>Sign in</TextLink>
        </>
      }
    >
      <ProblemAlert problem={problem} />
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) =>
          signUp.mutate({ ...values, ...(invitation && { invitationToken: invitation.token }) }),
        )}
      >
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="name" required {...form.register('name')} />
        </Field>
        <EmailField
          autoComplete="email"
          readOnly={Boolean(invitation?.email)}
          error={errors.email?.message}
          {...form.register('email')}
        />
        <NewPasswordField
          typed={password}
          ownWords={[name, email]}
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          full
          busy={signUp.isPending}
          disabled={isWaiting(problem)}
        >
          Create account
        </Button>
      </form>
    </AccountCard>
  );
}

const isWaiting = (problem: { secondsLeft: number } | null): boolean => (problem?.secondsLeft ?? 0) > 0;
