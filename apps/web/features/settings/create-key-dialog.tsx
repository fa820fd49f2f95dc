'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { apiScopes } from '@maquette/domain/access';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { Button, Checkbox, Dialog, Field, Input, Select, ShownOnce } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { scopeWords } from './scope-words.ts';

const schema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Say what it is for.')
    .max(nameCharactersMax.apiKey, 'This name is too long.'),
  scopes: z.array(z.enum(apiScopes)).min(1, 'Choose at least one.'),
  /** Days until it ends; empty: never. */
  days: z.string(),
});
type Values = z.infer<typeof schema>;

const dayMs = 86_400_000;
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Never' },
];

/** Makes a key and shows it once. Mount it while it is open. */
export function CreateKeyDialog({ workspaceId, onClose }: { workspaceId: string; onClose: () => void }) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', scopes: ['read', 'write', 'jobs'], days: '90' },
  });
  const { errors } = form.formState;
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() }),
    }),
  );
  if (create.data)
    return (
      <ShownOnce
        secret={create.data.key}
        title={`Key “${create.data.view.name}” is made`}
        label="API key"
        onClose={onClose}
      />
    );
  const submit = ({ name, scopes, days }: Values) =>
    create.mutate({
      workspaceId,
      name,
      scopes,
      expiresAt: days === 'never' ? null : inDays(Number(days)),
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New API key"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending}>
            Make key
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(submit)}>
        <Field
          label="Name"
          help="What it is for: a script, a plug-in."
          error={errors.name?.message ?? (create.error ? messageOf(create.error) : undefined)}
        >
          <Input autoComplete="off" maxLength={nameCharactersMax.apiKey} {...form.register('name')} />
        </Field>
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">What it may do</legend>
          <Controller
            control={form.control}
            name="scopes"
            render={({ field }) => (
              <div className="flex flex-col gap-2.5">
                {apiScopes.map((scope) => (
                  <label key={scope} htmlFor={`${formId}-${scope}`} className="flex items-start gap-2.5">
                    <Checkbox
                      id={`${formId}-${scope}`}
                      className="mt-px"
                      checked={field.value.includes(scope)}
                      onCheckedChange={(isOn) =>
                        field.onChange(
                          isOn ? [...field.value, scope] : field.value.filter((one) => one !== scope),
                        )
                      }
                    />
                    <span>
                      <span className="block font-medium">{scopeWords[scope].label}</span>
                      <span className="block text-sm text-text-muted">{scopeWords[scope].help}</span>
                    </span>
                  </label>
                ))}
              </div>
            )}
          />
          {errors.scopes && (
            <p role="alert" className="mt-1.5 text-sm text-danger">
              {errors.scopes.message}
            </p>
          )}
        </fieldset>
        <Field label="Ends after">
          <Controller
            control={form.control}
            name="days"
            render={({ field }) => (
              <Select options={lives} value={field.value} onValueChange={field.onChange} />
            )}
          />
        </Field>
      </form>
    </Dialog>
  );
}

const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();
