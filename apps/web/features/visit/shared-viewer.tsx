'use client';

import type { SharedAsset, SharedVersion } from '@maquette/domain/share';
import { ImageIcon, Skeleton } from '@maquette/ui';
import dynamic from 'next/dynamic';

const Viewer = dynamic(() => import('@maquette/viewer').then((viewer) => viewer.Viewer), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

interface SharedViewerProps {
  asset: SharedAsset;
  version: SharedVersion;
}

/** A model to turn, or a picture; fills what it gets. */
export function SharedViewer({ asset, version }: SharedViewerProps) {
  const { main, thumbnailUrl, facts } = version;
  if (!main)
    return (
      <div className="flex size-full items-center justify-center text-text-muted">
        <ImageIcon className="size-8 opacity-60" />
      </div>
    );
  if (facts.kind === 'image')
    return (
      <div className="flex size-full items-center justify-center bg-surface-sunken">
        <img src={main.url} alt={asset.name} className="max-h-full max-w-full object-contain" />
      </div>
    );
  return (
    <Viewer
      key={version.id}
      src={main.url}
      posterUrl={thumbnailUrl ?? undefined}
      label={asset.name}
      facts={facts}
      className="size-full"
    />
  );
}
