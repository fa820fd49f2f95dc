'use client';

import type { Confirmation } from '@maquette/domain/people';
import { Alert, Button, Dialog } from '@maquette/ui';
import { useId, useState, type ReactNode } from 'react';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { ConfirmFields } from './confirm-fields.tsx';

interface ConfirmDialogProps {
  title: string;
  description?: string;
  /** A verb: `Delete workspace`. */
  submitLabel: string;
  danger?: boolean;
  confirmBy: Confirmation;
  isBusy: boolean;
  isReady?: boolean;
  error: unknown;
  onSubmit: (password: string | undefined) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Something that matters, with the password again. Mount it while it is open. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, submitLabel, danger, confirmBy, isBusy, isReady = true } = props;
  const { error, onSubmit, onClose, children } = props;
  const formId = useId();
  const [password, setPassword] = useState('');
  const field = refusalOf(error)?.field;
  const asksPassword = confirmBy === 'password';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            type="submit"
            form={formId}
            busy={isBusy}
            disabled={!isReady || (asksPassword && password === '')}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onSubmit(asksPassword ? password : undefined);
        }}
      >
        {children}
        <ConfirmFields
          confirmBy={confirmBy}
          password={password}
          onPasswordChange={setPassword}
          error={field === 'password' ? messageOf(error) : undefined}
        />
        {error !== null && field !== 'password' && <Alert tone="danger">{messageOf(error)}</Alert>}
      </form>
    </Dialog>
  );
}
