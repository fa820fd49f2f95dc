import type { AssetView, VersionView } from '@maquette/domain/assets';
import type { Shareable } from './share-target.ts';

/** An asset to share, or just the version of it that is looked at. */
export const shareableAsset = (asset: AssetView, version: VersionView = asset.current): Shareable => ({
  projectId: asset.projectId,
  name: asset.name,
  targets: [
    { kind: 'asset', id: asset.id, label: 'Newest version' },
    { kind: 'version', id: version.id, label: `Version ${version.number}` },
  ],
});
