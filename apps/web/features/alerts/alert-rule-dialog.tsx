'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  alertChannels,
  alertKinds,
  checkThreshold,
  ruleWords,
  thresholdRange,
  type AlertKind,
  type AlertRuleView,
} from '@maquette/domain/alerts';
import { Button, Checkbox, Dialog, Field, NumberInput, Select } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { channelNames } from './channel-names.ts';

const schema = z
  .object({
    kind: z.enum(alertKinds),
    threshold: z.number().nullable(),
    inApp: z.boolean(),
    mail: z.boolean(),
    webhook: z.boolean(),
  })
  .superRefine(({ kind, threshold }, context) => {
    const checked = checkThreshold({ kind, threshold: kind === 'empty' ? 0 : (threshold ?? Number.NaN) });
    if (!checked.ok)
      context.addIssue({ code: 'custom', path: ['threshold'], message: checked.refusal.message });
  });
type Values = z.infer<typeof schema>;

const kinds: { value: AlertKind; label: string; hint: string }[] = [
  { value: 'below_percent', label: 'Part of the plan', hint: 'Fewer credits than a percentage of a cycle' },
  { value: 'below_credits', label: 'Number of credits', hint: 'Fewer credits than a fixed number' },
  { value: 'run_out_days', label: 'Days ahead', hint: 'Used up soon, at the pace of the last days' },
  { value: 'empty', label: 'Nothing left', hint: 'Not one credit is available or held' },
];
const units: Record<AlertKind, string> = {
  below_percent: '%',
  below_credits: 'credits',
  run_out_days: 'days',
  empty: '',
};
const firstThreshold: Record<AlertKind, number> = {
  below_percent: 10,
  below_credits: 500,
  run_out_days: 7,
  empty: 0,
};
const channelHelp = { inApp: 'in the studio', mail: 'by mail', webhook: 'to the webhooks of the workspace' };

interface AlertRuleDialogProps {
  workspaceId: string;
  /** Null: a new one. */
  rule: AlertRuleView | null;
  allowance: number;
  onClose: () => void;
}

/** Adds a rule or changes one. Mount it while it is open. */
export function AlertRuleDialog({ workspaceId, rule, allowance, onClose }: AlertRuleDialogProps) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: rule ?? { kind: 'below_percent', threshold: 10, inApp: true, mail: true, webhook: true },
  });
  const done = {
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: trpc.alert.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.alert.create.mutationOptions(done));
  const update = useMutation(trpc.alert.update.mutationOptions(done));
  const [kind, threshold] = useWatch({ control: form.control, name: ['kind', 'threshold'] });
  const refused = create.error ?? update.error;
  const submit = ({ kind: chosen, threshold: entered, ...ways }: Values) => {
    const value = chosen === 'empty' ? 0 : (entered ?? 0);
    if (rule) update.mutate({ workspaceId, ruleId: rule.id, threshold: value, ...pickWays(ways) });
    else create.mutate({ workspaceId, kind: chosen, threshold: value, ...pickWays(ways) });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={rule ? 'Edit rule' : 'New rule'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending || update.isPending}>
            {rule ? 'Save rule' : 'Add rule'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(submit)}>
        {!rule && (
          <Field label="What is watched">
            <Select
              options={kinds}
              value={kind}
              onValueChange={(next) => {
                form.setValue('kind', next as AlertKind);
                form.setValue('threshold', firstThreshold[next as AlertKind]);
                form.clearErrors();
              }}
            />
          </Field>
        )}
        {kind !== 'empty' && (
          <Field
            label={kind === 'run_out_days' ? 'Used up within' : 'Below'}
            help={threshold === null ? undefined : `${ruleWords({ kind, threshold }, allowance)}.`}
            error={form.formState.errors.threshold?.message ?? (refused ? messageOf(refused) : undefined)}
          >
            <Controller
              control={form.control}
              name="threshold"
              render={({ field }) => (
                <NumberInput
                  value={field.value}
                  onValueChange={field.onChange}
                  step={kind === 'below_credits' ? 50 : 1}
                  min={thresholdRange[kind].min}
                  unit={units[kind]}
                />
              )}
            />
          </Field>
        )}
        {kind === 'empty' && refused && <p className="text-sm text-danger">{messageOf(refused)}</p>}
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">It speaks</legend>
          <div className="flex flex-col gap-2.5">
            {alertChannels.map((channel) => (
              <Controller
                key={channel}
                control={form.control}
                name={channel}
                render={({ field }) => (
                  <label htmlFor={`${formId}-${channel}`} className="flex items-center gap-2.5">
                    <Checkbox
                      id={`${formId}-${channel}`}
                      checked={field.value}
                      onCheckedChange={field.onChange}
                    />
                    <span>
                      {channelNames[channel]} <span className="text-text-muted">{channelHelp[channel]}</span>
                    </span>
                  </label>
                )}
              />
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}

const pickWays = ({ inApp, mail, webhook }: Pick<Values, 'inApp' | 'mail' | 'webhook'>) => ({
  inApp,
  mail,
  webhook,
});
