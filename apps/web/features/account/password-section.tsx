'use client';

import type { AccountView } from '@maquette/domain/accounts';
import { Button, CardSection, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useConfirmed } from './use-confirmed.tsx';
import { useProblem } from './use-problem.ts';

/** A new password, or a first one for who signs in without. */
export function PasswordSection({ account }: { account: AccountView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [values, setValues] = useState({ current: '', password: '' });
  const [wrong, setWrong] = useState<Partial<typeof values>>({});
  const { problem, show, clear } = useProblem((field, message) => {
    if (!(field in values)) return false;
    setWrong({ [field]: message });
    return true;
  });
  const { run, dialog } = useConfirmed('The password was not set');
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onMutate() {
        clear();
        setWrong({});
      },
      async onSuccess() {
        setValues({ current: '', password: '' });
        await queryClient.invalidateQueries();
        toast.success('Your password is changed', { description: 'Every other device was signed out.' });
      },
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (account.hasPassword) change.mutate(values, { onError: show });
    else run(() => change.mutateAsync(values));
  };
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value });
  return (
    <CardSection
      title="Password"
      description={
        account.hasPassword
          ? 'A new one signs out every other device.'
          : 'You sign in without one so far. With a password you have one more way in.'
      }
    >
      <form method="post" noValidate className="grid max-w-md gap-4" onSubmit={submit}>
        <ProblemAlert problem={problem} />
        {account.hasPassword && (
          <PasswordField
            label="Current password"
            purpose="current"
            value={values.current}
            onChange={set('current')}
            error={wrong.current}
          />
        )}
        <NewPasswordField
          label="New password"
          typed={values.password}
          ownWords={[account.name, account.email]}
          value={values.password}
          onChange={set('password')}
          error={wrong.password}
        />
        <div>
          <Button
            type="submit"
            busy={change.isPending}
            disabled={values.password === '' || (account.hasPassword && values.current === '')}
          >
            {account.hasPassword ? 'Change password' : 'Set password'}
          </Button>
        </div>
      </form>
      {dialog}
    </CardSection>
  );
}
