'use client';

import { Button, Dialog } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { CodeField } from './code-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useCodeForm } from './use-code-form.ts';

interface SetUpTwoFactorDialogProps {
  secret: string;
  uri: string;
  onClose: () => void;
}

/** The secret for the app, a first code to see that it works, then the recovery codes. Mount it while it is open. */
export function SetUpTwoFactorDialog({ secret, uri, onClose }: SetUpTwoFactorDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  const { code, setCode, wrong, problem, habits } = useCodeForm();
  const enable = useMutation(
    trpc.twoFactor.enable.mutationOptions({
      ...habits,
      onSuccess: (made) => setRecoveryCodes(made.recoveryCodes),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enable.mutate({ code });
  };
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Set up two factors"
      description="Scan this with your authenticator app, then write the code that it shows."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={enable.isPending}
            disabled={code.trim() === '' || (problem?.secondsLeft ?? 0) > 0}
          >
            Turn on
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={submit}>
        <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
          <QrCode text={uri} label="QR code for the authenticator app" />
          <div className="min-w-0 text-sm">
            <p className="text-text-muted">No camera? Write this key into the app:</p>
            <code className="mt-1.5 block font-mono break-words select-all">
              {secret.match(/.{1,4}/g)?.join(' ')}
            </code>
          </div>
        </div>
        <ProblemAlert problem={problem} />
        <CodeField value={code} onValueChange={setCode} error={wrong.code} allowsRecovery={false} />
      </form>
    </Dialog>
  );
}
