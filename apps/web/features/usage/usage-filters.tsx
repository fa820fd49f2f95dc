'use client';

import { may, type Actor } from '@maquette/domain/access';
import { engines, type EngineId } from '@maquette/domain/engines';
import { operationById } from '@maquette/domain/operations';
import { Button, Field, Input, SegmentedControl, Select, XIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import type { SetUsageAddress, UsageAddress } from './use-usage-address.ts';

const any = '';
const ownPeriod = 'own';
const periods = ['7', '30', '90'];

interface UsageFiltersProps {
  member: Actor;
  address: UsageAddress;
  setAddress: SetUsageAddress;
  /** The days that are shown, to begin with when other ones are chosen. */
  shown: { from: string; to: string } | undefined;
  /** The reader sees their own usage only: there is nobody to choose. */
  ownOnly: boolean;
}

/** Narrows usage down to days, people, projects. What is chosen stands in the address. */
export function UsageFilters({ member, address, setAddress, shown, ownOnly }: UsageFiltersProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const members = useQuery({ ...trpc.workspace.members.queryOptions({ workspaceId }), enabled: !ownOnly });
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  const keys = useQuery({
    ...trpc.apiKey.list.queryOptions({ workspaceId }),
    enabled: may(member, 'api-key.manage-own'),
  });
  const isOwnPeriod = address.from !== null || address.to !== null;
  const choosePeriod = (period: string) =>
    period === ownPeriod
      ? void setAddress({ from: shown?.from ?? null, to: shown?.to ?? null })
      : void setAddress({ days: Number(period), from: null, to: null });
  return (
    <div className="mb-5 flex flex-wrap items-end gap-3">
      <Field label="Period" group className="max-sm:w-full">
        <SegmentedControl
          className="max-sm:flex max-sm:w-full"
          value={isOwnPeriod ? ownPeriod : String(address.days)}
          onValueChange={choosePeriod}
          segments={[
            ...periods.map((days) => ({ value: days, label: `${days} days` })),
            { value: ownPeriod, label: 'Other' },
          ]}
        />
      </Field>
      {isOwnPeriod && (
        <>
          <Field label="From" className="w-38 max-sm:w-auto max-sm:flex-1">
            <Input
              type="date"
              value={address.from ?? shown?.from ?? ''}
              max={address.to ?? undefined}
              onValueChange={(from) => from && void setAddress({ from })}
            />
          </Field>
          <Field label="To" className="w-38 max-sm:w-auto max-sm:flex-1">
            <Input
              type="date"
              value={address.to ?? shown?.to ?? ''}
              min={address.from ?? undefined}
              onValueChange={(to) => to && void setAddress({ to })}
            />
          </Field>
        </>
      )}
      {!ownOnly && (
        <Field label="Member" className="w-44 max-sm:w-auto max-sm:min-w-32 max-sm:flex-1">
          <Select
            value={address.member ?? any}
            onValueChange={(next) => void setAddress({ member: next === any ? null : next })}
            options={withAny('Everybody', address.member, members.data)}
          />
        </Field>
      )}
      <Field label="Project" className="w-44 max-sm:w-auto max-sm:min-w-32 max-sm:flex-1">
        <Select
          value={address.project ?? any}
          onValueChange={(next) => void setAddress({ project: next === any ? null : next })}
          options={withAny('All projects', address.project, projects.data)}
        />
      </Field>
      {keys.data && keys.data.length > 0 && (
        <Field label="API key" className="w-44 max-sm:w-auto max-sm:min-w-32 max-sm:flex-1">
          <Select
            value={address.key ?? any}
            onValueChange={(next) => void setAddress({ key: next === any ? null : next })}
            options={withAny('Any or none', address.key, keys.data)}
          />
        </Field>
      )}
      {address.operation && (
        <Chip
          what="Operation"
          value={operationById(address.operation)?.name ?? address.operation}
          onRemove={() => void setAddress({ operation: null })}
        />
      )}
      {address.engine && (
        <Chip
          what="Engine"
          value={engines[address.engine as EngineId]?.name ?? address.engine}
          onRemove={() => void setAddress({ engine: null })}
        />
      )}
    </div>
  );
}

const Chip = ({ what, value, onRemove }: { what: string; value: string; onRemove: () => void }) => (
  <Button
    icon={<XIcon className="size-3.5" />}
    aria-label={`${what}: ${value}; show all of them`}
    onClick={onRemove}
  >
    {value}
  </Button>
);

/** Choices with all of them first. What the address names and the list does not know is kept. */
const withAny = (
  anyLabel: string,
  chosen: string | null,
  known: { id: string; name: string }[] | undefined = [],
) => [
  { value: any, label: anyLabel },
  ...known.map(({ id, name }) => ({ value: id, label: name })),
  ...(chosen === null || known.some(({ id }) => id === chosen)
    ? []
    : [{ value: chosen, label: 'Not in the list' }]),
];
