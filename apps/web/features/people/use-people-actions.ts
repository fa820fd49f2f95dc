'use client';

import type { Role } from '@maquette/domain/access';
import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** What can be done to the people of a workspace; the lists are read anew after each. */
export function usePeopleActions(workspaceId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.invitation.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.workspace.members.pathKey() }),
    ]);
  const options = {
    onSuccess: refresh,
    onError: (error: unknown) => toast.error('Nothing was changed', { description: messageOf(error) }),
  };
  const changeRole = useMutation(trpc.member.changeRole.mutationOptions(options));
  const setBilling = useMutation(trpc.member.setBilling.mutationOptions(options));
  const suspend = useMutation(trpc.member.suspend.mutationOptions(options));
  const lift = useMutation(trpc.member.liftSuspension.mutationOptions(options));
  return {
    isBusy: [changeRole, setBilling, suspend, lift].some(({ isPending }) => isPending),
    changeRole: (userId: string, role: Role) => changeRole.mutate({ workspaceId, userId, role }),
    setBilling: (userId: string, billing: boolean) => setBilling.mutate({ workspaceId, userId, billing }),
    suspend: (userId: string) => suspend.mutate({ workspaceId, userId }),
    lift: (userId: string) => lift.mutate({ workspaceId, userId }),
  };
}
