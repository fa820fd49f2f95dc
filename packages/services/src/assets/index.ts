export { getAsset } from './get-asset.ts';
export { keepVersion } from './keep-version.ts';
export { listAssets, type AssetPage, type AssetQuery } from './list-assets.ts';
export { listVersions } from './list-versions.ts';
export { moveAssets } from './move-assets.ts';
export { purgeAssets } from './purge-assets.ts';
export { readFile, type FileToServe } from './read-file.ts';
export { renameAsset } from './rename-asset.ts';
export { restoreAssets, trashAssets } from './trash-assets.ts';
