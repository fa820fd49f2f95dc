'use client';

import { lotPriorities, postingReasons, type LotKind } from '@maquette/domain/credits';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const lotKinds = Object.keys(lotPriorities) as LotKind[];

/** Which entries are looked at: in the address, so that it can be reloaded, shared and gone back to. */
export function useLedgerAddress() {
  const [filter, setFilter] = useQueryStates(
    {
      reason: parseAsStringLiteral(postingReasons),
      lot: parseAsStringLiteral(lotKinds),
      person: parseAsString,
      project: parseAsString,
      job: parseAsString,
      from: parseAsString,
      to: parseAsString,
    },
    { history: 'replace' },
  );
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return { filter, setFilter, isFiltered };
}

export type LedgerAddress = ReturnType<typeof useLedgerAddress>;
