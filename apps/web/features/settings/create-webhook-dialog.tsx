'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { webhookEvents } from '@maquette/domain/webhooks';
import { Button, Checkbox, Dialog, Field, Input, ShownOnce } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

const schema = z.object({
  url: z
    .string()
    .trim()
    .regex(/^https?:\/\/\S+$/, 'Enter an address that begins with https://.'),
  events: z.array(z.enum(webhookEvents)).min(1, 'Choose at least one.'),
});
type Values = z.infer<typeof schema>;

const eventWords: Record<(typeof webhookEvents)[number], string> = {
  'balance.low': 'Credits fell below a level of the alert rules',
  'balance.depleted': 'Nothing is left',
  'balance.recovered': 'There are enough credits again',
};

/** Adds an endpoint and shows its secret once. Mount it while it is open. */
export function CreateWebhookDialog({ workspaceId, onClose }: { workspaceId: string; onClose: () => void }) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { url: '', events: [...webhookEvents] },
  });
  const { errors } = form.formState;
  const create = useMutation(
    trpc.webhook.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.webhook.pathKey() }),
    }),
  );
  if (create.data)
    return (
      <ShownOnce
        secret={create.data.secret}
        title="The endpoint is added"
        label="Signing secret"
        onClose={onClose}
      />
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New endpoint"
      description="Calls are signed as Standard Webhooks ask; the secret is shown once, next."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending}>
            Add endpoint
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => create.mutate({ workspaceId, ...values }))}
      >
        <Field
          label="Address"
          help="It must answer with 200 to 299 within 10 seconds."
          error={errors.url?.message ?? (create.error ? messageOf(create.error) : undefined)}
        >
          <Input
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            {...form.register('url')}
          />
        </Field>
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">Events</legend>
          <Controller
            control={form.control}
            name="events"
            render={({ field }) => (
              <div className="flex flex-col gap-2.5">
                {webhookEvents.map((event) => (
                  <label key={event} htmlFor={`${formId}-${event}`} className="flex items-start gap-2.5">
                    <Checkbox
                      id={`${formId}-${event}`}
                      className="mt-px"
                      checked={field.value.includes(event)}
                      onCheckedChange={(isOn) =>
                        field.onChange(
                          isOn ? [...field.value, event] : field.value.filter((one) => one !== event),
                        )
                      }
                    />
                    <span>
                      <code className="block font-mono text-sm font-medium">{event}</code>
                      <span className="block text-sm text-text-muted">{eventWords[event]}</span>
                    </span>
                  </label>
                ))}
              </div>
            )}
          />
          {errors.events && (
            <p role="alert" className="mt-1.5 text-sm text-danger">
              {errors.events.message}
            </p>
          )}
        </fieldset>
      </form>
    </Dialog>
  );
}
