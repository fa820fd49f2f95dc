'use client';

import type { AssetView } from '@maquette/domain/assets';
import { AlertDialog, Button, toast, Trash2Icon } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface PurgeButtonProps {
  workspaceId: string;
  asset: AssetView;
  projectHref: string;
}

/** Deletes an asset that lies in the trash for good, after a question. */
export function PurgeButton({ workspaceId, asset, projectHref }: PurgeButtonProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const purge = useMutation(
    trpc.asset.purge.mutationOptions({
      async onSuccess() {
        router.push(`${projectHref}?folder=trash`);
        toast.success(`“${asset.name}” is deleted for good`);
        await queryClient.invalidateQueries({ queryKey: trpc.asset.list.pathKey() });
      },
      onError: (error) => toast.error('That could not be done', { description: messageOf(error) }),
    }),
  );
  return (
    <>
      <Button variant="danger" icon={<Trash2Icon className="size-4" />} onClick={() => setAsked(true)}>
        Delete for good
      </Button>
      {isAsked && (
        <AlertDialog
          open
          danger
          onOpenChange={setAsked}
          title={`Delete “${asset.name}” for good?`}
          description="All its versions, comments and share links go with it. Nothing brings it back. A picture that a job was made of stays with that job."
          confirmLabel="Delete for good"
          busy={purge.isPending || purge.isSuccess}
          onConfirm={() => purge.mutate({ workspaceId, assetIds: [asset.id] })}
        />
      )}
    </>
  );
}
