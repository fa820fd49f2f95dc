'use client';

import type { Actor } from '@maquette/domain/access';
import { capPeriods, capScopes, type CapPeriod, type CapScope, type CapView } from '@maquette/domain/caps';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { Alert, Button, Dialog, Field, NumberInput, SegmentedControl, Select } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { periodNames, scopeNames } from './limit-words.ts';
import { useSubjects } from './use-subjects.ts';

interface CapDialogProps {
  member: Actor;
  /** To change; left out: a new one. */
  cap?: CapView;
  onClose: () => void;
}

/** Sets a cap. Mount it while it is open. */
export function CapDialog({ member, cap, onClose }: CapDialogProps) {
  const { workspaceId } = member;
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [scope, setScope] = useState<CapScope>(cap?.scope ?? 'member');
  const [chosenId, setChosenId] = useState<string | null>(cap?.subjectId ?? null);
  const [period, setPeriod] = useState<CapPeriod>(cap?.period ?? 'month');
  const [credits, setCredits] = useState<number | null>(cap?.credits ?? 500);
  const [isHard, setHard] = useState(cap?.isHard ?? true);
  const subjects = useSubjects(workspaceId, scope);
  const set = useMutation(
    trpc.cap.set.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.cap.pathKey() });
        onClose();
      },
    }),
  );
  const subjectId = chosenId ?? subjects[0]?.value ?? null;
  const isReady = credits !== null && (scope === 'workspace' || subjectId !== null);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={cap ? `Cap on ${cap.subjectName}` : 'Add a cap'}
      description={cap ? `${scopeNames[cap.scope]}, ${periodNames[cap.period].toLowerCase()}` : undefined}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={set.isPending} disabled={!isReady}>
            {cap ? 'Save' : 'Add cap'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (credits === null) return;
          const subject = scope === 'workspace' || subjectId === null ? {} : { subjectId };
          set.mutate({ workspaceId, scope, ...subject, period, credits, isHard });
        }}
      >
        {!cap && (
          <>
            <Field label="On what">
              <Select
                options={capScopes.map((value) => ({ value, label: scopeNames[value] }))}
                value={scope}
                onValueChange={(next) => {
                  setScope(next as CapScope);
                  setChosenId(null);
                }}
              />
            </Field>
            {scope !== 'workspace' && (
              <Field
                label={scopeNames[scope]}
                help={subjects.length === 0 ? 'There is none yet.' : undefined}
              >
                <Select
                  options={subjects}
                  value={subjectId}
                  onValueChange={setChosenId}
                  placeholder="Choose"
                  disabled={subjects.length === 0}
                />
              </Field>
            )}
            <Field label="Per" group>
              <SegmentedControl
                segments={capPeriods.map((value) => ({ value, label: value === 'day' ? 'Day' : 'Month' }))}
                value={period}
                onValueChange={(next) => setPeriod(next as CapPeriod)}
              />
            </Field>
          </>
        )}
        <Field label="Most credits">
          <NumberInput
            value={credits}
            onValueChange={setCredits}
            min={0}
            max={thresholdCreditsMax}
            step={10}
            unit="credits"
          />
        </Field>
        <Field
          label="When it is reached"
          group
          help={
            isHard
              ? 'A job that would go above it is refused.'
              : 'The job starts; owners and those who pay the bills are told, once until it resets.'
          }
        >
          <SegmentedControl
            segments={[
              { value: 'hard', label: 'Refuse' },
              { value: 'soft', label: 'Only tell' },
            ]}
            value={isHard ? 'hard' : 'soft'}
            onValueChange={(next) => setHard(next === 'hard')}
          />
        </Field>
        {set.error && <Alert tone="danger">{messageOf(set.error)}</Alert>}
      </form>
    </Dialog>
  );
}
