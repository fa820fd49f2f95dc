'use client';

import { Button, Dialog, toast } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { CodeField } from './code-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useCodeForm } from './use-code-form.ts';

interface DisableTwoFactorDialogProps {
  hasPassword: boolean;
  onClose: () => void;
}

/** Turns two factors off, with the password and a code. Mount it while it is open. */
export function DisableTwoFactorDialog({ hasPassword, onClose }: DisableTwoFactorDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const { code, setCode, wrong, problem, habits } = useCodeForm();
  const disable = useMutation(
    trpc.twoFactor.disable.mutationOptions({
      ...habits,
      onSuccess() {
        toast.success('Two factors are off');
        onClose();
      },
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    disable.mutate({ password, code });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Turn two factors off?"
      description="Workspaces that ask for a second factor will be closed to you."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            type="submit"
            form={formId}
            busy={disable.isPending}
            disabled={code.trim() === '' || (hasPassword && password === '')}
          >
            Turn off
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={submit}>
        <ProblemAlert problem={problem} />
        {hasPassword && (
          <PasswordField
            label="Your password"
            purpose="current"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={wrong.password}
          />
        )}
        <CodeField value={code} onValueChange={setCode} error={wrong.code} />
      </form>
    </Dialog>
  );
}
