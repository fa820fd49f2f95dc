'use client';

import type { AssetView } from '@maquette/domain/assets';
import { Button, Dialog, Field, Input } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface RenameDialogProps {
  workspaceId: string;
  asset: AssetView;
  onClose: () => void;
}

/** Gives an asset another name. Mount it while it is open. */
export function RenameDialog({ workspaceId, asset, onClose }: RenameDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(asset.name);
  const rename = useMutation(
    trpc.asset.rename.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.asset.pathKey() });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ workspaceId, assetId: asset.id, name: name.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Rename"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={rename.isPending}
            disabled={name.trim() === ''}
          >
            Rename
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field label="Name" error={rename.error ? messageOf(rename.error) : undefined}>
          <Input
            value={name}
            maxLength={200}
            autoComplete="off"
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
