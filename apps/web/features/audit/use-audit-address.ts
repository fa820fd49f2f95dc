'use client';

import { auditGroups, type AuditGroup } from '@maquette/domain/audit';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const groups = Object.keys(auditGroups) as AuditGroup[];
const outcomes = ['allowed', 'refused'] as const;
export const outsiders = ['system', 'payments', 'operator', 'visitor'] as const;

/** Which events are looked at: in the address, so that it can be reloaded, shared and gone back to. */
export function useAuditAddress() {
  const [filter, setFilter] = useQueryStates(
    {
      who: parseAsString,
      group: parseAsStringLiteral(groups),
      target: parseAsString,
      project: parseAsString,
      outcome: parseAsStringLiteral(outcomes),
      from: parseAsString,
      to: parseAsString,
      text: parseAsString,
    },
    { history: 'replace' },
  );
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return { filter, setFilter, isFiltered };
}

export type AuditAddress = ReturnType<typeof useAuditAddress>;
export type AuditFilterState = AuditAddress['filter'];

/** As the log is asked for. */
export function askOf({ who, group, target, project, outcome, from, to, text }: AuditFilterState) {
  const actorKind = outsiders.find((kind) => kind === who);
  return {
    ...(actorKind ? { actorKind } : who !== null && { actorId: who }),
    ...(group !== null && { group }),
    ...(target !== null && { targetId: target }),
    ...(project !== null && { projectId: project }),
    ...(outcome !== null && { outcome }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(text !== null && { text }),
  };
}

/** Where the file with these events is. */
export function exportAddress(
  workspaceId: string,
  format: 'csv' | 'jsonl',
  filter: AuditFilterState | null,
): string {
  const query = new URLSearchParams(filter ? askOf(filter) : {}).toString();
  return `/api/exports/${workspaceId}/audit.${format}${query && `?${query}`}`;
}
