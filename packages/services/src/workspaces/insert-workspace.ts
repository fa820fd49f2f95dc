import type { Transaction } from '@maquette/db';
import { insertAlertDefaults } from '../alerts/insert-alert-defaults.ts';
import { createWallet } from '../credits/index.ts';
import { newId } from '../new-id.ts';

/** Writes a workspace on the plan Free with its owner, its empty wallet and the first alert rules. The name was checked. */
export async function insertWorkspace(
  tx: Transaction,
  { userId, name }: { userId: string; name: string },
): Promise<string> {
  const workspaceId = newId('workspace');
  await tx.workspace.create({ data: { id: workspaceId, name } });
  await tx.membership.create({ data: { workspaceId, userId, role: 'owner' } });
  await createWallet(tx, { workspaceId });
  await insertAlertDefaults(tx, { workspaceId });
  return workspaceId;
}
