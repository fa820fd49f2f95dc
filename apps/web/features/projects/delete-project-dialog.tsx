'use client';

import type { ProjectView } from '@maquette/domain/workspaces';
import { Alert, AlertDialog, countOf, Field, Input, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';

interface DeleteProjectDialogProps {
  workspaceId: string;
  project: ProjectView;
  onClose: () => void;
}

/** Asks for the project's name, deletes it for good and goes back to the others. Mount it while it is open. */
export function DeleteProjectDialog({ workspaceId, project, onClose }: DeleteProjectDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const remove = useMutation(
    trpc.project.delete.mutationOptions({
      async onSuccess() {
        router.push(`/w/${workspaceId}?shelf=archived`);
        toast.success(`“${project.name}” is deleted`);
        await queryClient.invalidateQueries({ queryKey: trpc.project.list.pathKey() });
      },
    }),
  );
  const isNameWrong = remove.error && refusalOf(remove.error)?.field === 'name';
  return (
    <AlertDialog
      open
      danger
      onOpenChange={onClose}
      title={`Delete “${project.name}”?`}
      description={`${countOf(project.assetCount, 'asset')}, folders, comments and share links are deleted for good. Nothing brings them back. What its jobs cost stays in the ledger.`}
      confirmLabel="Delete for good"
      busy={remove.isPending || remove.isSuccess}
      onConfirm={() => remove.mutate({ workspaceId, projectId: project.id, name })}
    >
      <Field
        label={`Type its name: ${project.name}`}
        error={isNameWrong ? messageOf(remove.error) : undefined}
        className="mt-4"
      >
        <Input autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      {remove.error && !isNameWrong && (
        <Alert tone="danger" className="mt-3">
          {messageOf(remove.error)}
        </Alert>
      )}
    </AlertDialog>
  );
}
