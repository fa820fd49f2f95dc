'use client';

import type { ConfirmBy } from '@maquette/domain/accounts';
import { Alert, Button, Dialog } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { CodeField } from './code-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useProblem } from './use-problem.ts';

interface ConfirmDialogProps {
  needs: ConfirmBy;
  onConfirmed: () => void;
  onClose: () => void;
}

/** Asks once more for the password, or for a code, before something that matters. */
export function ConfirmDialog({ needs, onConfirmed, onClose }: ConfirmDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const { problem, show, clear } = useProblem((field, message) => {
    if (field === 'secret') setWrong(message);
    return field === 'secret';
  });
  const confirm = useMutation(
    trpc.account.confirm.mutationOptions({
      onMutate() {
        clear();
        setWrong(undefined);
      },
      onError: show,
      onSuccess: onConfirmed,
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    confirm.mutate({ secret });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Is it you?"
      description="This changes how your account is opened, so we ask once more. It then holds for ten minutes."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {needs !== 'sign-in' && (
            <Button
              variant="primary"
              type="submit"
              form={formId}
              busy={confirm.isPending}
              disabled={secret === '' || (problem?.secondsLeft ?? 0) > 0}
            >
              Continue
            </Button>
          )}
        </>
      }
    >
      {needs === 'sign-in' ? (
        <Alert live={false}>
          You have no password to ask for. Sign out and in again, then do it within ten minutes.
        </Alert>
      ) : (
        <form id={formId} noValidate className="grid gap-4" onSubmit={submit}>
          <ProblemAlert problem={problem} />
          {needs === 'code' ? (
            <CodeField takesFocus value={secret} onValueChange={setSecret} error={wrong} />
          ) : (
            <PasswordField
              label="Your password"
              purpose="current"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
              error={wrong}
            />
          )}
        </form>
      )}
    </Dialog>
  );
}
