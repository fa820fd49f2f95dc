import type { Transaction } from '@maquette/db';
import { defaultAlertRules } from '@maquette/domain/alerts';
import { newId } from '../new-id.ts';

/** Gives a new workspace the rules that everyone starts with, in the transaction that makes the workspace. */
export async function insertAlertDefaults(
  tx: Transaction,
  { workspaceId }: { workspaceId: string },
): Promise<void> {
  await tx.alertRule.createMany({
    data: defaultAlertRules.map((rule) => ({ id: newId('alertRule'), workspaceId, ...rule })),
  });
  await tx.alertState.create({ data: { workspaceId } });
}
