'use client';

import { postingReasons } from '@maquette/domain/credits';
import { Button, Field, Input, Select, XIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { lotNames } from './lot-words.ts';
import { reasonNames } from './posting-words.ts';
import { lotKinds, type LedgerAddress } from './use-ledger-address.ts';

const any = '';

/** Narrows the ledger down. What is chosen stands in the address. */
export function LedgerFilters({ workspaceId, address }: { workspaceId: string; address: LedgerAddress }) {
  const { filter, setFilter, isFiltered } = address;
  const trpc = useTRPC();
  const members = useQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <Choice
        label="What"
        anyLabel="Everything"
        value={filter.reason}
        onValue={(reason) => void setFilter({ reason: reason as typeof filter.reason })}
        options={postingReasons.map((reason) => ({ value: reason, label: reasonNames[reason] }))}
      />
      <Choice
        label="Credits"
        anyLabel="All kinds"
        value={filter.lot}
        onValue={(lot) => void setFilter({ lot: lot as typeof filter.lot })}
        options={lotKinds.map((kind) => ({ value: kind, label: lotNames[kind] }))}
      />
      <Choice
        label="Person"
        anyLabel="Everybody"
        value={filter.person}
        onValue={(person) => void setFilter({ person })}
        options={(members.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label="Project"
        anyLabel="All projects"
        value={filter.project}
        onValue={(project) => void setFilter({ project })}
        options={(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field label="From">
        <Input
          type="date"
          value={filter.from ?? ''}
          max={filter.to ?? undefined}
          onValueChange={(from) => void setFilter({ from: from || null })}
        />
      </Field>
      <Field label="To">
        <Input
          type="date"
          value={filter.to ?? ''}
          min={filter.from ?? undefined}
          onValueChange={(to) => void setFilter({ to: to || null })}
        />
      </Field>
      {isFiltered && (
        <div className="col-span-full flex flex-wrap items-center gap-2">
          {filter.job && (
            <Button
              size="small"
              icon={<XIcon className="size-3.5" />}
              aria-label="Of one job; show those of all jobs"
              onClick={() => void setFilter({ job: null })}
            >
              Of one job
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => void setFilter(null)}>
            Clear the filters
          </Button>
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  anyLabel: string;
  value: string | null;
  onValue: (value: string | null) => void;
  options: { value: string; label: string }[];
}

function Choice({ label, anyLabel, value, onValue, options }: ChoiceProps) {
  // somebody who left, a project that was archived: the address may name what the list does not
  const isKnown = value === null || options.some((option) => option.value === value);
  return (
    <Field label={label}>
      <Select
        value={value ?? any}
        onValueChange={(next) => onValue(next === any ? null : next)}
        options={[
          { value: any, label: anyLabel },
          ...options,
          ...(isKnown ? [] : [{ value, label: 'Not in the list' }]),
        ]}
      />
    </Field>
  );
}
