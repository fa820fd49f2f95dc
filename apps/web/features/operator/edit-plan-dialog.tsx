'use client';

import type { Plan } from '@maquette/domain/plans';
import { Alert, Button, Dialog, Field, Input, NumberInput, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { EffectiveField, effectiveAtOf } from './effective-field.tsx';

const fields = [
  { name: 'monthlyCents', label: 'Price per month, in cents' },
  { name: 'creditsPerCycle', label: 'Credits per cycle' },
  { name: 'rolloverCreditsMax', label: 'Most that rolls over' },
  { name: 'seats', label: 'Seats' },
  { name: 'runningJobsMax', label: 'Running jobs' },
  { name: 'queuedJobsMax', label: 'Waiting jobs' },
] as const;

/** Writes the next version of a plan. Mount it while it is open. */
export function EditPlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [values, setValues] = useState(plan);
  const [from, setFrom] = useState('');
  const edit = useMutation(
    trpc.operator.editPlan.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.operator.pathKey() });
        toast.success(`${values.name} has a new version`);
        onClose();
      },
    }),
  );
  const refusal = edit.error ? refusalOf(edit.error) : null;
  const problem = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ ...values, effectiveAt: effectiveAtOf(from) });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`A new version of ${plan.name}`}
      description="Who has subscribed keeps the price they agreed to; credits and limits follow the new version."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={edit.isPending}>
            Save the version
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        {edit.error && !refusal?.field && <Alert tone="danger">{messageOf(edit.error)}</Alert>}
        <Field label="Name" className="sm:col-span-2" error={problem('name')}>
          <Input
            value={values.name}
            onChange={(event) => setValues({ ...values, name: event.target.value })}
          />
        </Field>
        {fields.map(({ name, label }) => (
          <Field key={name} label={label} error={problem(name)}>
            <NumberInput
              value={values[name]}
              min={0}
              onValueChange={(value) => setValues({ ...values, [name]: value ?? 0 })}
            />
          </Field>
        ))}
        <EffectiveField value={from} onChange={setFrom} error={problem('effectiveAt')} />
      </form>
    </Dialog>
  );
}
