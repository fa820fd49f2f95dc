'use client';

import { Button, Dialog } from '@maquette/ui';
import { useId } from 'react';
import { useCreateWorkspace, WorkspaceNameForm } from './workspace-name-form.tsx';

/** Asks for a name and opens the new workspace. */
export function CreateWorkspaceDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const formId = useId();
  const create = useCreateWorkspace();
  return (
    <Dialog
      {...props}
      title="New workspace"
      description="A team of its own: members, projects and one wallet."
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending || create.isSuccess}>
            Create workspace
          </Button>
        </>
      }
    >
      <WorkspaceNameForm id={formId} onSubmit={create.mutate} error={create.error} />
    </Dialog>
  );
}
