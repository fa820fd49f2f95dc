'use client';

import { overlapHours, type ApiKeyView } from '@maquette/domain/api-keys';
import { Alert, Button, Dialog, Field, Select, ShownOnce } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

const overlaps = [
  { hours: 0, label: 'Not at all: it ends at once' },
  { hours: 1, label: 'An hour' },
  { hours: 24, label: 'A day' },
  { hours: 72, label: '3 days' },
  { hours: 168, label: '7 days' },
];

interface RotateKeyDialogProps {
  workspaceId: string;
  apiKey: ApiKeyView;
  onClose: () => void;
}

/** Makes a new key in the place of this one and shows it once. Mount it while it is open. */
export function RotateKeyDialog({ workspaceId, apiKey, onClose }: RotateKeyDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [hours, setHours] = useState<number>(overlapHours.default);
  const rotate = useMutation(
    trpc.apiKey.rotate.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() }),
    }),
  );
  if (rotate.data)
    return (
      <ShownOnce
        secret={rotate.data.key}
        title={`The new key “${rotate.data.view.name}”`}
        label="API key"
        onClose={onClose}
      >
        {hours === 0
          ? 'The old key has ended.'
          : 'The old key goes on for the time that you chose. Put the new one everywhere before it ends.'}
      </ShownOnce>
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Rotate “${apiKey.name}”?`}
      description="You get a new key with the same scopes, projects and cap. Programs change over while the old one still works."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={rotate.isPending}>
            Make new key
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
          rotate.mutate({ workspaceId, apiKeyId: apiKey.id, overlapHours: hours });
        }}
      >
        <Field label="The old key works for another">
          <Select
            options={overlaps.map((one) => ({ value: String(one.hours), label: one.label }))}
            value={String(hours)}
            onValueChange={(next) => setHours(Number(next))}
          />
        </Field>
        {rotate.error && <Alert tone="danger">{messageOf(rotate.error)}</Alert>}
      </form>
    </Dialog>
  );
}
