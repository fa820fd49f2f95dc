import type { Transaction } from '@maquette/db';

/** Takes the links of assets, and of their versions, along into another project, in the transaction of the move. */
export async function moveShareLinks(
  tx: Transaction,
  { workspaceId, assetIds, projectId }: { workspaceId: string; assetIds: string[]; projectId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ShareLink" SET "projectId" = ${projectId}
    WHERE "workspaceId" = ${workspaceId} AND "projectId" <> ${projectId} AND (
      ("kind" = 'asset' AND "targetId" = ANY(${assetIds}))
      OR ("kind" = 'version' AND "targetId" IN (
        SELECT "id" FROM "AssetVersion" WHERE "workspaceId" = ${workspaceId} AND "assetId" = ANY(${assetIds}))))`;
}
