'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Changes who comes into a project; what is shown of it follows. */
export function useAccess({ workspaceId, projectId }: { workspaceId: string; projectId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all(
      [trpc.participant.pathKey(), trpc.project.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const onError = (error: unknown) =>
    toast.error('That could not be done', {
      id: `access-${workspaceId}-${projectId}`,
      description: messageOf(error),
    });
  return {
    restrict: useMutation(trpc.project.restrict.mutationOptions({ onSuccess: refresh, onError })),
    set: useMutation(trpc.participant.set.mutationOptions({ onSuccess: refresh, onError })),
    remove: useMutation(trpc.participant.remove.mutationOptions({ onSuccess: refresh, onError })),
  };
}
