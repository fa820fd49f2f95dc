'use client';

import type { ApiKeyView } from '@maquette/domain/api-keys';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { NameDialog } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface RenameKeyDialogProps {
  workspaceId: string;
  apiKey: ApiKeyView;
  onClose: () => void;
}

/** Gives a key another name. Mount it while it is open. */
export function RenameKeyDialog({ workspaceId, apiKey, onClose }: RenameKeyDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rename = useMutation(
    trpc.apiKey.rename.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <NameDialog
      title="Rename the key"
      label="Name"
      submitLabel="Rename"
      name={apiKey.name}
      charactersMax={nameCharactersMax.apiKey}
      busy={rename.isPending}
      {...(rename.error && { error: messageOf(rename.error) })}
      onSubmit={(name) => rename.mutate({ workspaceId, apiKeyId: apiKey.id, name })}
      onClose={onClose}
    />
  );
}
