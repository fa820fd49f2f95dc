'use client';

import type { ProjectView } from '@maquette/domain/workspaces';
import { Button, Dialog } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { ProjectForm, type ProjectValues } from './project-form.tsx';

interface EditProjectDialogProps {
  workspaceId: string;
  project: ProjectView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Changes what a project is about. */
export function EditProjectDialog({ workspaceId, project, open, onOpenChange }: EditProjectDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.project.update.mutationOptions({
      onSuccess(updated) {
        queryClient.setQueryData(trpc.project.get.queryKey({ workspaceId, projectId: project.id }), updated);
        void queryClient.invalidateQueries({ queryKey: trpc.project.list.pathKey() });
        onOpenChange(false);
      },
    }),
  );
  const submit = ({ dueOn, ...values }: ProjectValues) =>
    update.mutate({ workspaceId, projectId: project.id, ...values, dueOn: dueOn || null });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Edit project"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <ProjectForm
        id={formId}
        workspaceId={workspaceId}
        values={{
          name: project.name,
          brief: project.brief,
          usage: project.usage,
          dueOn: project.dueOn ?? '',
          ownerId: project.owner.id,
        }}
        error={update.error}
        onSubmit={submit}
      />
    </Dialog>
  );
}
