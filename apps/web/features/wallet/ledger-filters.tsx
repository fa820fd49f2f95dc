'use client';

import { postingReasons } from '@maquette/domain/credits';
import { Button, DayRange, FilterSelect, XIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { lotNames } from './lot-words.ts';
import { reasonNames } from './posting-words.ts';
import { lotKinds, type LedgerAddress } from './use-ledger-address.ts';

/** Narrows the ledger down. What is chosen stands in the address. */
export function LedgerFilters({ workspaceId, address }: { workspaceId: string; address: LedgerAddress }) {
  const { filter, setFilter, isFiltered } = address;
  const trpc = useTRPC();
  const members = useQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <FilterSelect
        label="What"
        anyLabel="Everything"
        value={filter.reason}
        onValueChange={(reason) => void setFilter({ reason: reason as typeof filter.reason })}
        options={postingReasons.map((reason) => ({ value: reason, label: reasonNames[reason] }))}
      />
      <FilterSelect
        label="Credits"
        anyLabel="All kinds"
        value={filter.lot}
        onValueChange={(lot) => void setFilter({ lot: lot as typeof filter.lot })}
        options={lotKinds.map((kind) => ({ value: kind, label: lotNames[kind] }))}
      />
      <FilterSelect
        label="Person"
        anyLabel="Everybody"
        value={filter.person}
        onValueChange={(person) => void setFilter({ person })}
        options={(members.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        label="Project"
        anyLabel="All projects"
        value={filter.project}
        onValueChange={(project) => void setFilter({ project })}
        options={(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DayRange from={filter.from} to={filter.to} onChange={(days) => void setFilter(days)} />
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
