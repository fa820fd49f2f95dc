'use client';

import { Button, Card, Logo } from '@maquette/ui';
import { useId } from 'react';
import { useCreateWorkspace, WorkspaceNameForm } from './workspace-name-form.tsx';

/** For someone who is in no workspace: make one. */
export function FirstWorkspace({ userName }: { userName: string }) {
  const formId = useId();
  const create = useCreateWorkspace();
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <div className="flex justify-center">
        <Logo />
      </div>
      <Card className="flex flex-col gap-5 p-6">
        <div>
          <h1 className="text-2xl font-semibold">Open a workspace</h1>
          <p className="mt-1.5 text-text-muted">
            You are in no workspace. Make one, or ask to be invited to your team’s.
          </p>
        </div>
        <WorkspaceNameForm
          id={formId}
          defaultName={`${userName}’s workspace`}
          onSubmit={create.mutate}
          error={create.error}
        />
        <Button
          variant="primary"
          size="large"
          full
          type="submit"
          form={formId}
          busy={create.isPending || create.isSuccess}
        >
          Open workspace
        </Button>
      </Card>
    </main>
  );
}
