'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { BookmarkCheckIcon, BookmarkIcon, Button, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useMayIn } from '../../trpc/use-may-in.ts';

interface KeepButtonProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
}

/** Says that this version of a model is good; usage counts what a kept model cost. */
export function KeepButton({ member, asset, version }: KeepButtonProps) {
  const { workspaceId } = member;
  const mayIn = useMayIn(member);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const keep = useMutation(
    trpc.asset.keep.mutationOptions({
      async onSuccess({ kept }) {
        await Promise.all(
          [trpc.asset.pathKey(), trpc.usage.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
        toast.success(
          kept ? `Version ${version.number} is kept` : `Version ${version.number} is no longer kept`,
          {
            id: `keep-${version.id}`,
            ...(kept && { description: 'Usage counts what kept models cost.' }),
            action: { label: 'Undo', onClick: () => set(!kept) },
          },
        );
      },
      onError: (error) => toast.error('That could not be done', { description: messageOf(error) }),
    }),
  );
  const set = (kept: boolean) => keep.mutate({ workspaceId, versionId: version.id, kept });
  const isKept = version.kept !== null;
  if (asset.kind !== 'model' || asset.trashedAt || !mayIn('asset.edit', asset)) return null;
  const Icon = isKept ? BookmarkCheckIcon : BookmarkIcon;
  return (
    <Button
      aria-pressed={isKept}
      busy={keep.isPending}
      icon={<Icon className={isKept ? 'size-4 text-accent-strong' : 'size-4'} />}
      title={version.kept ? `Kept by ${version.kept.by.name}` : 'This version is good: count it as kept'}
      onClick={() => set(!isKept)}
    >
      {isKept ? 'Kept' : 'Keep'}
    </Button>
  );
}
