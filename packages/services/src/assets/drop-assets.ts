import type { Transaction } from '@maquette/db';
import { dropUploads } from '../uploads/drop-uploads.ts';
import { dropFiles } from './drop-files.ts';

/**
 * Deletes assets for good: with their versions, comments, ticks and share links, and with the uploads that they were made
 * of and that nothing else uses. Their files go with the sweep. Who calls it checked the right, and locked the assets.
 */
export async function dropAssets(
  tx: Transaction,
  { workspaceId, assetIds }: { workspaceId: string; assetIds: string[] },
): Promise<void> {
  const versions = await tx.$queryRaw<{ id: string; uploadId: string | null; storageKeys: string[] }[]>`
    SELECT v."id", v."uploadId",
      ARRAY(SELECT f."storageKey" FROM "StoredFile" f WHERE f."versionId" = v."id") AS "storageKeys"
    FROM "AssetVersion" v WHERE v."workspaceId" = ${workspaceId} AND v."assetId" = ANY (${assetIds}::text[])`;
  const versionIds = versions.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM "ShareLink" WHERE "workspaceId" = ${workspaceId}
      AND ("kind" = 'asset' AND "targetId" = ANY (${assetIds}::text[])
        OR "kind" = 'version' AND "targetId" = ANY (${versionIds}::text[]))`;
  // what hangs on it goes with it
  await tx.$executeRaw`
    DELETE FROM "Asset" WHERE "workspaceId" = ${workspaceId} AND "id" = ANY (${assetIds}::text[])`;
  await dropFiles(tx, { workspaceId, storageKeys: versions.flatMap(({ storageKeys }) => storageKeys) });
  await dropUploads(tx, { workspaceId, uploadIds: versions.flatMap(({ uploadId }) => uploadId ?? []) });
}
