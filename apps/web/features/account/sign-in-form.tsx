'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@maquette/ui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { emailField } from './account-fields.ts';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { ResendLink } from './resend-link.tsx';
import { signInWithPassword, type SignInRefusal } from './sign-in-with-password.ts';
import { TextLink } from './text-link.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

const schema = z.object({ email: emailField, password: z.string().min(1, 'Please write your password.') });
type Values = z.infer<typeof schema>;

/** E-mail address and password; goes to `callbackPath` when they are right. */
export function SignInForm({ callbackPath, email }: { callbackPath: string; email?: string }) {
  const form = useForm<Values>({
    resolver: zodResolver(schema), // none where none is known: what was typed before the page woke up stays
    ...(email ? { defaultValues: { email } } : {}),
  });
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [secondsLeft, wait] = useSecondsLeft();
  const signIn = useMutation({
    mutationFn: signInWithPassword,
    onMutate: () => setRefusal(null),
    onSuccess(refused) {
      // a whole new page: nothing of before is kept
      if (!refused) return window.location.assign(callbackPath);
      setRefusal(refused);
      wait(refused.retryAfterSeconds);
      if (refused.code === 'auth.wrong-credentials') form.setFocus('password', { shouldSelect: true });
    },
  });
  const { errors } = form.formState;
  const isLeaving = signIn.isSuccess && signIn.data === null;
  return (
    <>
      <ProblemAlert
        problem={refusal && { ...refusal, secondsLeft }}
        actions={
          refusal?.code === 'auth.email-not-verified' && <ResendLink email={form.getValues('email')} />
        }
      />
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => signIn.mutate(values))}
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
          busy={signIn.isPending || isLeaving}
          disabled={secondsLeft > 0}
        >
          Sign in
        </Button>
      </form>
    </>
  );
}
