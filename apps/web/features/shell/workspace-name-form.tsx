'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  nameCharactersMax,
  workspaceNameForm,
  type WorkspaceNameForm as Values,
} from '@maquette/domain/workspaces';
import { Field, Input } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Makes a workspace and goes there. */
export function useCreateWorkspace() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.workspace.create.mutationOptions({
      async onSuccess(workspace) {
        await queryClient.invalidateQueries(trpc.workspace.list.queryFilter());
        router.push(`/w/${workspace.id}`);
        router.refresh();
      },
    }),
  );
}

interface WorkspaceNameFormProps {
  id: string;
  defaultName?: string;
  error: unknown;
  onSubmit: (values: Values) => void;
}

/** One field: what the team is called. The button that submits it stands elsewhere, with `form={id}`. */
export function WorkspaceNameForm({ id, defaultName = '', error, onSubmit }: WorkspaceNameFormProps) {
  const form = useForm<Values>({
    resolver: zodResolver(workspaceNameForm),
    defaultValues: { name: defaultName },
  });
  const problem = form.formState.errors.name?.message ?? (error ? messageOf(error) : undefined);
  return (
    <form id={id} noValidate onSubmit={form.handleSubmit((values) => onSubmit(values))}>
      <Field label="Name" help="Your team sees it. You can change it later." error={problem}>
        <Input
          autoComplete="organization"
          maxLength={nameCharactersMax.workspace}
          {...form.register('name')}
        />
      </Field>
    </form>
  );
}
