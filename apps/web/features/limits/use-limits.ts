'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** What the workspace set for its jobs, and a way to change parts of it. */
export function useLimits(workspaceId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const limits = useQuery(trpc.limit.get.queryOptions({ workspaceId }));
  const update = useMutation(
    trpc.limit.update.mutationOptions({
      onSuccess(changed) {
        queryClient.setQueryData(trpc.limit.get.queryKey({ workspaceId }), changed);
        void queryClient.invalidateQueries({ queryKey: trpc.cap.pathKey() });
        toast.success('Saved');
      },
    }),
  );
  return { limits, update };
}
