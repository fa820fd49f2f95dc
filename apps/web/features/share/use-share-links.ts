'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Everything that is done to links; lists of them are read again afterwards. */
export function useShareLinks() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.share.pathKey() });
  const onError = (error: unknown) =>
    toast.error('The link was not changed', { description: messageOf(error) });
  return {
    create: useMutation(trpc.share.create.mutationOptions({ onSuccess })),
    change: useMutation(trpc.share.change.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.share.revoke.mutationOptions({ onSuccess, onError })),
    replaceSecret: useMutation(trpc.share.replaceSecret.mutationOptions({ onSuccess, onError })),
  };
}
