import type { Transaction } from '@maquette/db';

/** Locks a project against every other change of it or of who takes part in it. One that is not there locks nothing. */
export async function lockProjectRow(
  tx: Pick<Transaction, '$queryRaw'>,
  { workspaceId, projectId }: { workspaceId: string; projectId: string },
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Project" WHERE "workspaceId" = ${workspaceId} AND "id" = ${projectId} FOR NO KEY UPDATE`;
}
