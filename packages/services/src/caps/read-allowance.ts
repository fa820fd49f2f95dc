import type { Transaction } from '@maquette/db';
import { allowanceOf, capWindow, type AllowanceView } from '@maquette/domain/caps';
import type { CapClock, Spender } from './read-cap-uses.ts';
import { readGuestUses } from './read-guest-use.ts';

/**
 * What a guest may spend in the project at this moment; null for members, who have caps instead, and where no project is
 * known yet. Nothing for a guest who was given none, or has no part in the project any more.
 */
export async function readAllowance(
  reader: Pick<Transaction, '$queryRaw'>,
  { workspaceId, userId, projectId, isGuest }: Spender,
  { now, timeZone }: CapClock,
): Promise<AllowanceView | null> {
  if (!isGuest || projectId === null) return null;
  const window = capWindow('month', now, timeZone);
  const uses = await readGuestUses(reader, { workspaceId, projectId, userId }, window);
  return allowanceOf(uses.get(userId) ?? { credits: 0, usedCredits: 0 }, window);
}
