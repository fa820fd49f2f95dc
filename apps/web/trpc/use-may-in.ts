'use client';

import { may, type Actor, type ProjectAction, type ProjectGate } from '@maquette/domain/access';
import { gateOf } from '@maquette/domain/workspaces';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from './client.tsx';

type MayIn = (action: ProjectAction, thing: { projectId: string; ownerId?: string }) => boolean;

/** What a member may do with things in projects, for showing only that; the server decides. */
export function useMayIn(member: Actor): MayIn {
  const gateFor = useGates(member);
  return (action, { projectId, ownerId }) =>
    may(member, action, { project: gateFor(projectId), ...(ownerId !== undefined && { ownerId }) });
}

/** What the table of rights needs to know of a project. One that is not in the list of open ones lies in the archive. */
export function useGates({ workspaceId }: Actor): (projectId: string) => ProjectGate {
  const trpc = useTRPC();
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  return (projectId) => {
    const known = projects.data?.find(({ id }) => id === projectId);
    return known ? gateOf(known) : inArchive(projectId);
  };
}

const inArchive = (id: string): ProjectGate => ({
  id,
  name: '',
  ownerId: '',
  isRestricted: false,
  archivedAt: 'before',
});
