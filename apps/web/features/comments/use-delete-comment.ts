'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Takes back what was said. */
export function useDeleteComment() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.comment.delete.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.comment.pathKey() }),
      onError: (error) => toast.error('The comment was not deleted', { description: messageOf(error) }),
    }),
  );
}
