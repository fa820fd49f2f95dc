'use client';

import { may, type Actor } from '@maquette/domain/access';
import { auditGroups } from '@maquette/domain/audit';
import { Button, DayRange, Field, FilterSelect, Input, useDebounced, XIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { groups, outsiders, type AuditAddress } from './use-audit-address.ts';

const typingMs = 300;
const outsiderNames: Record<(typeof outsiders)[number], string> = {
  system: 'The studio',
  payments: 'The payment provider',
  operator: 'The operator',
  visitor: 'Visitors of share links',
};

interface AuditFiltersProps {
  member: Actor;
  address: AuditAddress;
  /** The reader sees the events about money alone: there is no group to choose. */
  moneyOnly: boolean;
}

/** Narrows the log down. What is chosen stands in the address. */
export function AuditFilters({ member, address, moneyOnly }: AuditFiltersProps) {
  const { filter, setFilter, isFiltered } = address;
  const { workspaceId } = member;
  const trpc = useTRPC();
  const members = useQuery({
    ...trpc.workspace.members.queryOptions({ workspaceId }),
    enabled: may(member, 'member.see'),
  });
  const keys = useQuery({
    ...trpc.apiKey.list.queryOptions({ workspaceId }),
    enabled: may(member, 'api-key.manage-own'),
  });
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <FilterSelect
        label="Who"
        anyLabel="Everybody"
        value={filter.who}
        onValueChange={(who) => void setFilter({ who })}
        options={[
          ...named(members.data),
          ...(keys.data ?? []).map(({ id, name }) => ({ value: id, label: `Key: ${name}` })),
          ...outsiders.map((kind) => ({ value: kind, label: outsiderNames[kind] })),
        ]}
      />
      {!moneyOnly && (
        <FilterSelect
          label="What"
          anyLabel="Everything"
          value={filter.group}
          onValueChange={(group) => void setFilter({ group: group as typeof filter.group })}
          options={groups.map((group) => ({ value: group, label: auditGroups[group] }))}
        />
      )}
      <FilterSelect
        label="Project"
        anyLabel="All projects"
        value={filter.project}
        onValueChange={(project) => void setFilter({ project })}
        options={named(projects.data)}
      />
      <FilterSelect
        label="Outcome"
        anyLabel="All"
        value={filter.outcome}
        onValueChange={(outcome) => void setFilter({ outcome: outcome as typeof filter.outcome })}
        options={[
          { value: 'allowed', label: 'Allowed' },
          { value: 'refused', label: 'Refused' },
        ]}
      />
      <DayRange from={filter.from} to={filter.to} onChange={(days) => void setFilter(days)} />
      <TextFilter key={filter.text === null ? 'empty' : 'typed'} address={address} />
      {isFiltered && (
        <div className="col-span-full flex flex-wrap items-center gap-2">
          {filter.target && (
            <Button
              size="small"
              icon={<XIcon className="size-3.5" />}
              aria-label="About one thing; show everything"
              onClick={() => void setFilter({ target: null })}
            >
              About one thing
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

/** Searched when the typing has stopped. */
function TextFilter({ address: { filter, setFilter } }: { address: AuditAddress }) {
  const [text, setText] = useState(filter.text ?? '');
  const settled = useDebounced(text.trim(), typingMs);
  // the address is outside of React
  useEffect(() => {
    if (settled !== (filter.text ?? '') && settled === text.trim()) void setFilter({ text: settled || null });
  }, [settled, text, filter.text, setFilter]);
  return (
    <Field label="Name" className="col-span-2">
      <Input
        type="search"
        placeholder="A person, a thing"
        autoComplete="off"
        maxLength={100}
        value={text}
        onValueChange={setText}
      />
    </Field>
  );
}

const named = (things: { id: string; name: string }[] | undefined = []) =>
  things.map(({ id, name }) => ({ value: id, label: name }));
