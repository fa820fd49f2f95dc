import { Prisma, type Transaction } from '@maquette/db';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';

/** Assets that one call may name. */
const assetsMax = 500;

/** Locks assets of a workspace, always in the same order; each must be there. Refuses none at all, and too many. */
export async function lockAssets(
  tx: Transaction,
  workspaceId: string,
  assetIds: string[],
): Promise<Result<{ id: string; createdById: string }[]>> {
  const ids = [...new Set(assetIds)];
  if (ids.length === 0 || ids.length > assetsMax)
    return refuse('input.invalid', `Name 1 to ${assetsMax} assets at a time.`, { field: 'assetIds' });
  const rows = await tx.$queryRaw<{ id: string; createdById: string }[]>`
    SELECT "id", "createdById" FROM "Asset"
    WHERE "workspaceId" = ${workspaceId} AND "id" IN (${Prisma.join(ids)}) ORDER BY "id" FOR NO KEY UPDATE`;
  return rows.length === ids.length ? ok(rows) : notFound();
}
