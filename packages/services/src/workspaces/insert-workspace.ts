import type { Transaction } from '@maquette/db';
import { createWallet } from '../credits/index.ts';
import { newId } from '../new-id.ts';

/** Writes a workspace on the plan Free with its owner and its empty wallet. The name was checked. */
export async function insertWorkspace(
  tx: Transaction,
  { userId, name }: { userId: string; name: string },
): Promise<string> {
  const workspaceId = newId('workspace');
  await tx.workspace.create({ data: { id: workspaceId, name } });
  await tx.membership.create({ data: { workspaceId, userId, role: 'owner' } });
  await createWallet(tx, { workspaceId });
  return workspaceId;
}
