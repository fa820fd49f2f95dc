'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { nameCharactersMax, textCharactersMax } from '@maquette/domain/workspaces';
import { Alert, Field, Input, Select, Textarea } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';

const schema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the project a name.')
    .max(nameCharactersMax.project, 'This name is too long.'),
  brief: z.string().trim().max(textCharactersMax.brief, 'This brief is too long.'),
  usage: z.string().trim().max(textCharactersMax.usage, 'This is too long.'),
  /** `YYYY-MM-DD`, or empty. */
  dueOn: z.string(),
  ownerId: z.string(),
});
export type ProjectValues = z.infer<typeof schema>;

interface ProjectFormProps {
  id: string;
  workspaceId: string;
  values: ProjectValues;
  error: unknown;
  /** Off: whose it is stays as it is. */
  mayChooseOwner?: boolean;
  onSubmit: (values: ProjectValues) => void;
}

/** What a project is about. The button that submits it stands elsewhere, with `form={id}`. */
export function ProjectForm(props: ProjectFormProps) {
  const { id, workspaceId, values, error, mayChooseOwner = true, onSubmit } = props;
  const trpc = useTRPC();
  const members = useQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  const form = useForm<ProjectValues>({ resolver: zodResolver(schema), defaultValues: values });
  const { errors } = form.formState;
  const refusedField = error ? refusalOf(error)?.field : undefined;
  const refused = error ? messageOf(error) : undefined;
  const problem = (field: keyof ProjectValues) =>
    errors[field]?.message ?? (refusedField === field ? refused : undefined);
  const owners =
    members.data
      ?.filter(({ role }) => role !== 'guest')
      .map(({ id: value, name, role }) => ({ value, label: name, hint: role })) ?? [];
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((sent) => onSubmit(sent))}
    >
      {refused && !(refusedField && refusedField in values) && <Alert tone="danger">{refused}</Alert>}
      <Field label="Name" error={problem('name')}>
        <Input
          autoComplete="off"
          placeholder="Autumn furniture"
          maxLength={nameCharactersMax.project}
          {...form.register('name')}
        />
      </Field>
      <Field
        label="Brief"
        optional
        help="What is to be made, and how it should look."
        error={problem('brief')}
      >
        <Textarea rows={4} maxLength={textCharactersMax.brief} {...form.register('brief')} />
      </Field>
      <Field
        label="Where it is used"
        optional
        help="A shop, a game, a film: it decides what is good enough."
        error={problem('usage')}
      >
        <Input
          autoComplete="off"
          placeholder="Web shop, viewer on product pages"
          maxLength={textCharactersMax.usage}
          {...form.register('usage')}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Due date" optional error={problem('dueOn')}>
          <Input type="date" {...form.register('dueOn')} />
        </Field>
        <Field
          label="Owner"
          help={members.isError ? 'The members could not be read.' : undefined}
          error={problem('ownerId')}
        >
          <Controller
            control={form.control}
            name="ownerId"
            render={({ field }) => (
              <Select
                options={owners}
                value={field.value || null}
                onValueChange={field.onChange}
                placeholder="You"
                disabled={owners.length === 0 || !mayChooseOwner}
              />
            )}
          />
        </Field>
      </div>
    </form>
  );
}
