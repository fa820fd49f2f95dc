'use client';

import type { CapScope } from '@maquette/domain/caps';
import type { SelectOption } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** What a cap of this kind can be set on, by name. */
export function useSubjects(workspaceId: string, scope: CapScope): SelectOption[] {
  const trpc = useTRPC();
  const members = useQuery({
    ...trpc.workspace.members.queryOptions({ workspaceId }),
    enabled: scope === 'member',
  });
  const projects = useQuery({
    ...trpc.project.list.queryOptions({ workspaceId }),
    enabled: scope === 'project',
  });
  const keys = useQuery({ ...trpc.apiKey.list.queryOptions({ workspaceId }), enabled: scope === 'api_key' });
  if (scope === 'member')
    return (members.data ?? []).map(({ id, name, email }) => ({ value: id, label: name, hint: email }));
  if (scope === 'project') return (projects.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (scope !== 'api_key') return [];
  return (keys.data ?? [])
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ id, name, createdBy }) => ({ value: id, label: name, hint: createdBy.name }));
}
