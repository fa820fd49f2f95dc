'use client';

import type { CapView } from '@maquette/domain/caps';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { textCharactersMax } from '@maquette/domain/workspaces';
import { Alert, Button, Dialog, Field, Input, NumberInput } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface RaiseDialogProps {
  workspaceId: string;
  cap: CapView;
  onClose: () => void;
}

/** Lets more be spent until the cap resets; who, how much and why is kept. Mount it while it is open. */
export function RaiseDialog({ workspaceId, cap, onClose }: RaiseDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [credits, setCredits] = useState<number | null>(100);
  const [reason, setReason] = useState('');
  const raise = useMutation(
    trpc.cap.raise.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.cap.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Raise the cap on ${cap.subjectName}`}
      description="Until it resets. Everyone who sees the cap sees who raised it and why."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={raise.isPending}
            disabled={credits === null}
          >
            Raise
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
          if (credits !== null) raise.mutate({ workspaceId, capId: cap.id, credits, reason });
        }}
      >
        <Field label="More credits">
          <NumberInput
            value={credits}
            onValueChange={setCredits}
            min={1}
            max={thresholdCreditsMax}
            step={10}
            unit="credits"
          />
        </Field>
        <Field label="Why" optional>
          <Input
            value={reason}
            maxLength={textCharactersMax.reason}
            autoComplete="off"
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {raise.error && <Alert tone="danger">{messageOf(raise.error)}</Alert>}
      </form>
    </Dialog>
  );
}
