'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { Button, Share2Icon } from '@maquette/ui';
import { useState } from 'react';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { ShareDialog } from './share-dialog.tsx';
import { shareableAsset } from './shareable-asset.ts';

interface ShareButtonProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
}

/** Opens the links to an asset and to the version that is looked at; for those who may see them. */
export function ShareButton({ member, asset, version }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const mayIn = useMayIn(member);
  if (asset.trashedAt || !mayIn('share.see', asset)) return null;
  return (
    <>
      <Button icon={<Share2Icon className="size-4" />} onClick={() => setOpen(true)}>
        Share
      </Button>
      {isOpen && (
        <ShareDialog member={member} what={shareableAsset(asset, version)} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
