'use client';

import { Button, Dialog } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { CodeField } from './code-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useCodeForm } from './use-code-form.ts';

/** Ten new recovery codes, for a code; the old ones end. Mount it while it is open. */
export function RenewCodesDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const trpc = useTRPC();
  const [made, setMade] = useState<string[] | null>(null);
  const { code, setCode, wrong, problem, habits } = useCodeForm();
  const renew = useMutation(
    trpc.twoFactor.renewRecoveryCodes.mutationOptions({
      ...habits,
      onSuccess: ({ recoveryCodes }) => setMade(recoveryCodes),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    renew.mutate({ code });
  };
  if (made) return <RecoveryCodes codes={made} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="New recovery codes"
      description="The ones that you have no longer work then."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={renew.isPending}
            disabled={code.trim() === ''}
          >
            Make new codes
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={submit}>
        <ProblemAlert problem={problem} />
        <CodeField takesFocus value={code} onValueChange={setCode} error={wrong.code} />
      </form>
    </Dialog>
  );
}
