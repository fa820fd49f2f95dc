'use client';

import { Button, Dialog } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { ProjectForm, type ProjectValues } from './project-form.tsx';

interface CreateProjectDialogProps {
  workspaceId: string;
  userId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks what a new project is about, makes it and goes there. */
export function CreateProjectDialog({ workspaceId, userId, open, onOpenChange }: CreateProjectDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.project.create.mutationOptions({
      onSuccess(project) {
        void queryClient.invalidateQueries({ queryKey: trpc.project.list.pathKey() });
        router.push(`/w/${workspaceId}/projects/${project.id}`);
      },
    }),
  );
  const submit = ({ dueOn, ...values }: ProjectValues) =>
    create.mutate({ workspaceId, ...values, dueOn: dueOn || null });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New project"
      description="It holds the pictures, the models made of them, and what they are for."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending || create.isSuccess}>
            Create project
          </Button>
        </>
      }
    >
      <ProjectForm
        id={formId}
        workspaceId={workspaceId}
        values={{ name: '', brief: '', usage: '', dueOn: '', ownerId: userId }}
        error={create.error}
        onSubmit={submit}
      />
    </Dialog>
  );
}
