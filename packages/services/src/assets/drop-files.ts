import type { Transaction } from '@maquette/db';

/**
 * Says that these files of a workspace are needed no more, as far as the rows go that are deleted in this transaction. The
 * sweep removes them from the store once it has committed, unless another row has them still.
 */
export async function dropFiles(
  tx: Pick<Transaction, '$executeRaw'>,
  { workspaceId, storageKeys }: { workspaceId: string; storageKeys: string[] },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "DroppedFile" ("storageKey", "workspaceId")
    SELECT key, ${workspaceId} FROM unnest(${storageKeys}::text[]) AS key ON CONFLICT DO NOTHING`;
}
