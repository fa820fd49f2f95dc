import type { Transaction } from '@maquette/db';
import { dropFiles } from '../assets/drop-files.ts';

/** Deletes those of these uploads that no job and no asset uses (any more); their files go with the sweep. */
export async function dropUploads(
  tx: Transaction,
  { workspaceId, uploadIds }: { workspaceId: string; uploadIds: string[] },
): Promise<void> {
  // first the lock: a job that is being started with one of them is waited for, and keeps it
  await tx.$queryRaw`
    SELECT 1 FROM "Upload" WHERE "workspaceId" = ${workspaceId} AND "id" = ANY (${uploadIds}::text[])
    ORDER BY "id" FOR UPDATE`;
  const gone = await tx.$queryRaw<{ storageKey: string; thumbnailKey: string | null }[]>`
    DELETE FROM "Upload" u WHERE u."workspaceId" = ${workspaceId} AND u."id" = ANY (${uploadIds}::text[])
      AND NOT EXISTS (SELECT 1 FROM "JobInput" i WHERE i."uploadId" = u."id")
      AND NOT EXISTS (SELECT 1 FROM "AssetVersion" v WHERE v."workspaceId" = u."workspaceId" AND v."uploadId" = u."id")
    RETURNING u."storageKey", u."thumbnailKey"`;
  const storageKeys = gone.flatMap(({ storageKey, thumbnailKey }) => [
    storageKey,
    ...(thumbnailKey === null ? [] : [thumbnailKey]),
  ]);
  await dropFiles(tx, { workspaceId, storageKeys });
}
