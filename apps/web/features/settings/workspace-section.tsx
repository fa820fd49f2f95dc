'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { may, type Actor } from '@maquette/domain/access';
import {
  nameCharactersMax,
  workspaceNameForm,
  type WorkspaceNameForm,
  type WorkspaceView,
} from '@maquette/domain/workspaces';
import { Button, CardSection, Field, Input, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** What the workspace is called. */
export function WorkspaceSection({ member, workspace }: { member: Actor; workspace: WorkspaceView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useForm<WorkspaceNameForm>({
    resolver: zodResolver(workspaceNameForm),
    values: { name: workspace.name },
  });
  const rename = useMutation(
    trpc.workspace.rename.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.workspace.pathKey() });
        // the name stands in what the server rendered
        router.refresh();
        toast.success('The workspace has its new name');
      },
    }),
  );
  const mayEdit = may(member, 'workspace.edit');
  const error = form.formState.errors.name?.message ?? (rename.error ? messageOf(rename.error) : undefined);
  return (
    <CardSection title="Workspace">
      <form
        noValidate
        className="flex max-w-md items-start gap-2"
        onSubmit={form.handleSubmit(({ name }) => rename.mutate({ workspaceId: workspace.id, name }))}
      >
        <Field
          label="Name"
          className="flex-1"
          help={mayEdit ? undefined : 'Owners and admins can change it.'}
          disabled={!mayEdit}
          error={error}
        >
          <Input
            maxLength={nameCharactersMax.workspace}
            autoComplete="organization"
            {...form.register('name')}
          />
        </Field>
        {mayEdit && (
          <Button type="submit" className="mt-6" busy={rename.isPending} disabled={!form.formState.isDirty}>
            Save
          </Button>
        )}
      </form>
    </CardSection>
  );
}
