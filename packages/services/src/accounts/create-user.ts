import type { Transaction } from '@maquette/db';
import { newId } from '../new-id.ts';
import { insertWorkspace } from '../workspaces/insert-workspace.ts';

export interface NewUser {
  name: string;
  /** Checked and in lower case. */
  email: string;
  /** Null: signs in through an identity provider. */
  passwordHash: string | null;
  workspaceName: string;
  instanceAdmin?: boolean;
}

/** Makes a person with a workspace of their own; null when the address is taken. */
export async function createUser(
  tx: Transaction,
  { workspaceName, ...user }: NewUser,
): Promise<{ userId: string; workspaceId: string } | null> {
  const userId = newId('user');
  const { count } = await tx.user.createMany({ data: [{ id: userId, ...user }], skipDuplicates: true });
  if (count === 0) return null;
  return { userId, workspaceId: await insertWorkspace(tx, { userId, name: workspaceName }) };
}
