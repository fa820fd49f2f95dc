import type { Transaction } from '@maquette/db';

/** One change of a workspace's rules at a time, and none while they are looked at. */
export async function lockAlertRules(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO "AlertState" ("workspaceId") VALUES (${workspaceId}) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT 1 FROM "AlertState" WHERE "workspaceId" = ${workspaceId} FOR UPDATE`;
}
