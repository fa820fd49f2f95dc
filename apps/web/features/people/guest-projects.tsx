'use client';

import { Alert, Checkbox, Field, NumberInput, SegmentedControl, Skeleton, Switch } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import type { ChosenPart, InviteForm } from './use-invite-form.ts';

/** Which projects a guest sees, and what they may do in each. */
export function GuestProjects({ workspaceId, form }: { workspaceId: string; form: InviteForm }) {
  const trpc = useTRPC();
  const id = useId();
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">Projects</legend>
      {projects.isPending ? (
        <Skeleton className="h-16" />
      ) : projects.isError ? (
        <Alert tone="danger">{messageOf(projects.error)}</Alert>
      ) : projects.data.length === 0 ? (
        <p className="text-text-muted">There is no project yet. Make one first.</p>
      ) : (
        <ul className="max-h-64 overflow-y-auto rounded-control border border-border">
          {projects.data.map((project) => {
            const part = form.parts[project.id];
            return (
              <li key={project.id} className="border-b border-border px-3 py-2 last:border-0">
                <label htmlFor={`${id}-${project.id}`} className="flex items-center gap-2.5">
                  <Checkbox
                    id={`${id}-${project.id}`}
                    checked={part !== undefined}
                    onCheckedChange={(isOn) => form.change(project.id, isOn ? {} : null)}
                  />
                  <span className="min-w-0 truncate">{project.name}</span>
                </label>
                {part && (
                  <PartFields
                    name={project.name}
                    part={part}
                    onChange={(change) => form.change(project.id, change)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </fieldset>
  );
}

const usualCredits = 100;
const creditsMax = 1_000_000;

interface PartFieldsProps {
  name: string;
  part: ChosenPart;
  onChange: (change: Partial<ChosenPart>) => void;
}

function PartFields({ name, part, onChange }: PartFieldsProps) {
  return (
    <div className="mt-2.5 mb-1 flex flex-col gap-2.5 pl-7">
      <SegmentedControl
        aria-label={`Part in ${name}`}
        size="small"
        segments={[
          { value: 'viewer', label: 'Looks' },
          { value: 'editor', label: 'Works' },
        ]}
        value={part.role}
        onValueChange={(next) => onChange({ role: next as ChosenPart['role'] })}
      />
      <Field label="May comment" inline>
        <Switch checked={part.mayComment} onCheckedChange={(mayComment) => onChange({ mayComment })} />
      </Field>
      <Field label="May spend credits" inline>
        <Switch
          checked={part.creditsPerMonth !== null}
          onCheckedChange={(isOn) => onChange({ creditsPerMonth: isOn ? usualCredits : null })}
        />
      </Field>
      {part.creditsPerMonth !== null && (
        <Field label="Most per month">
          <NumberInput
            value={part.creditsPerMonth}
            onValueChange={(credits) => onChange({ creditsPerMonth: credits ?? 0 })}
            min={0}
            max={creditsMax}
            step={10}
            unit="credits"
          />
        </Field>
      )}
    </div>
  );
}
