'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@maquette/ui';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { emailField } from './account-fields.ts';
import { CodeForm } from './code-form.tsx';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { ResendLink } from './resend-link.tsx';
import { signInWith } from './sign-in-with.ts';
import { TextLink } from './text-link.tsx';
import { useSignIn } from './use-sign-in.ts';

const schema = z.object({ email: emailField, password: z.string().min(1, 'Please write your password.') });
type Values = z.infer<typeof schema>;

/** E-mail address and password, and the code where two factors are set up; goes to `callbackPath` when they are right. */
export function SignInForm({ callbackPath, email }: { callbackPath: string; email?: string }) {
  const form = useForm<Values>({
    resolver: zodResolver(schema), // none where none is known: what was typed before the page woke up stays
    ...(email ? { defaultValues: { email } } : {}),
  });
  const step = useSignIn<Values>({
    callbackPath,
    step: (values) => signInWith('credentials', values),
    onRefused(refusal) {
      if (refusal.code === 'auth.wrong-credentials') form.setFocus('password', { shouldSelect: true });
    },
  });
  const { errors } = form.formState;
  if (step.refusal?.code === 'auth.two-factor')
    return <CodeForm callbackPath={callbackPath} onStartAgain={step.startAgain} />;
  return (
    <>
      <ProblemAlert
        problem={step.problem}
        actions={
          step.refusal?.code === 'auth.email-not-verified' && <ResendLink email={form.getValues('email')} />
        }
      />
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => step.attempt(values))}
      >
        <EmailField autoComplete="username" error={errors.email?.message} {...form.register('email')} />
        <PasswordField
          label="Password"
          purpose="current"
          error={errors.password?.message}
          aside={<TextLink href="/forgot-password">Forgot it?</TextLink>}
          {...form.register('password')}
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          full
          busy={step.isBusy}
          disabled={step.isWaiting}
        >
          Sign in
        </Button>
      </form>
    </>
  );
}
