'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** Makes, renames, moves and deletes folders; each resolves when the tree shows it. */
export function useFolderActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.folder.pathKey() });
  return {
    create: useMutation(trpc.folder.create.mutationOptions({ onSuccess })),
    rename: useMutation(trpc.folder.rename.mutationOptions({ onSuccess })),
    move: useMutation(trpc.folder.move.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.folder.delete.mutationOptions({ onSuccess })),
  };
}
