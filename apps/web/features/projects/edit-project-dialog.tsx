'use client';

import type { ProjectView } from '@maquette/domain/workspaces';
import { Button, Dialog } from '@maquette/ui';
import { useId } from 'react';
import { ProjectForm, type ProjectValues } from './project-form.tsx';
import { useProjectUpdate } from './use-project-update.ts';

interface EditProjectDialogProps {
  workspaceId: string;
  project: ProjectView;
  /** Whether another owner may be named. */
  mayHandOver: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Changes what a project is about. */
export function EditProjectDialog(props: EditProjectDialogProps) {
  const { workspaceId, project, mayHandOver, open, onOpenChange } = props;
  const formId = useId();
  const update = useProjectUpdate(workspaceId, () => onOpenChange(false));
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
        mayChooseOwner={mayHandOver}
        onSubmit={submit}
      />
    </Dialog>
  );
}
