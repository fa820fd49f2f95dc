'use client';

import { usageGroupings, type UsageGrouping } from '@maquette/domain/usage';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** Which usage is looked at: in the address, so that it can be reloaded, shared and gone back to. */
export function useUsageAddress() {
  const [address, setAddress] = useQueryStates(
    {
      by: parseAsStringLiteral(usageGroupings).withDefault('day'),
      days: parseAsInteger.withDefault(30),
      from: parseAsString,
      to: parseAsString,
      member: parseAsString,
      project: parseAsString,
      operation: parseAsString,
      engine: parseAsString,
      key: parseAsString,
    },
    { history: 'replace' },
  );
  return { address, setAddress };
}

export type UsageAddress = ReturnType<typeof useUsageAddress>['address'];
export type SetUsageAddress = ReturnType<typeof useUsageAddress>['setAddress'];

/** As usage is asked for. */
export const askOf = ({ by, days, from, to, member, project, operation, engine, key }: UsageAddress) => ({
  groupBy: by,
  ...(from === null ? { days } : { from }),
  ...(to === null ? {} : { to }),
  ...(member === null ? {} : { memberId: member }),
  ...(project === null ? {} : { projectId: project }),
  ...(operation === null ? {} : { operation }),
  ...(engine === null ? {} : { engine }),
  ...(key === null ? {} : { apiKeyId: key }),
});

/** Where the file with these figures is. */
export function exportAddress(workspaceId: string, address: UsageAddress): string {
  const query = Object.entries(askOf(address)).map(([name, value]) => [name, String(value)]);
  return `/api/exports/${workspaceId}/usage.csv?${new URLSearchParams(query)}`;
}

/** What a row leads to: the days of that row alone. Null: a row that cannot be narrowed down to. */
export function narrowedTo(by: UsageGrouping, key: string | null): Partial<UsageAddress> | null {
  if (key === null) return null;
  switch (by) {
    case 'member':
      return { by: 'day', member: key };
    case 'project':
      return { by: 'day', project: key };
    case 'operation':
      return { by: 'day', operation: key };
    case 'engine':
      return { by: 'day', engine: key };
    case 'day':
      return { by: 'project', from: key, to: key };
    case 'api-key':
      return { by: 'day', key };
  }
}
