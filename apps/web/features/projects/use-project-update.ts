'use client';

import type { ProjectView } from '@maquette/domain/workspaces';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** Changes what is written about a project, and shows it everywhere. */
export function useProjectUpdate(workspaceId: string, onDone?: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.project.update.mutationOptions({
      onSuccess(updated: ProjectView) {
        queryClient.setQueryData(trpc.project.get.queryKey({ workspaceId, projectId: updated.id }), updated);
        for (const queryKey of [trpc.project.list.pathKey(), trpc.participant.pathKey()])
          void queryClient.invalidateQueries({ queryKey });
        onDone?.();
      },
    }),
  );
}
