import type { Transaction } from '@maquette/db';
import { newId } from '../new-id.ts';

/** Gives a new workspace its one, empty wallet, in the transaction that makes the workspace. */
export async function createWallet(tx: Transaction, input: { workspaceId: string }): Promise<void> {
  await tx.wallet.create({ data: { id: newId('wallet'), workspaceId: input.workspaceId } });
}
