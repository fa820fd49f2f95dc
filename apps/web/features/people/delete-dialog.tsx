'use client';

import type { Confirmation } from '@maquette/domain/people';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { Field, Input } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface DeleteDialogProps {
  workspace: WorkspaceView;
  confirmBy: Confirmation;
  onClose: () => void;
}

/** Deletes the workspace, once its name is typed. Mount it while it is open. */
export function DeleteDialog({ workspace, confirmBy, onClose }: DeleteDialogProps) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const remove = useMutation(
    trpc.workspace.delete.mutationOptions({
      // a whole new page: nothing of the workspace is kept
      onSuccess: () => window.location.assign('/'),
    }),
  );
  return (
    <ConfirmDialog
      danger
      title={`Delete ${workspace.name}?`}
      description="Nobody can enter it any more, from now on."
      submitLabel="Delete workspace"
      confirmBy={confirmBy}
      isBusy={remove.isPending || remove.isSuccess}
      isReady={name.trim() === workspace.name}
      error={remove.error}
      onSubmit={(password) => remove.mutate({ workspaceId: workspace.id, name, password })}
      onClose={onClose}
    >
      <ul className="list-disc space-y-1 pl-5">
        <li>API keys, share links and invitations stop working.</li>
        <li>Jobs that wait are cancelled. Credits that are left are lost.</li>
        <li>Projects and files are removed for good after 30 days.</li>
        <li>A paid subscription has to be cancelled first, and running jobs to end.</li>
      </ul>
      <Field label={`Type its name: ${workspace.name}`}>
        <Input autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
