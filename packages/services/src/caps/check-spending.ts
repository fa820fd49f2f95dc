import type { Transaction } from '@maquette/db';
import { allowanceRefusal, capRefusal, checkCaps, type CapStanding } from '@maquette/domain/caps';
import { ok, type Result } from '@maquette/domain/result';
import type { WorkspaceLimits } from '../limits/read-limits.ts';
import { readAllowance } from './read-allowance.ts';
import { capsOf, readCapUses, type Spender } from './read-cap-uses.ts';

/**
 * Whether caps, and what a guest was given for the project, let a job of this many credits start. Only binding under the wallet's lock: there, two jobs cannot both
 * take what is left.
 * @returns the soft caps that it goes above, or refuses with `credits.cap`
 */
export async function checkSpending(
  reader: Pick<Transaction, '$queryRaw'>,
  spender: Spender,
  spending: { credits: number; limits: WorkspaceLimits; now: Date },
): Promise<Result<CapStanding[]>> {
  const { credits, limits, now } = spending;
  if (credits === 0) return ok([]);
  const { timeZone } = limits;
  const allowance = await readAllowance(reader, spender, { now, timeZone });
  const above = allowance && allowanceRefusal(allowance, { neededCredits: credits, timeZone, now });
  if (above) return { ok: false, refusal: above };
  if (!limits.hasCaps) return ok([]);
  const which = capsOf(spender);
  const uses = await readCapUses(reader, { workspaceId: spender.workspaceId, which }, { now, timeZone });
  const { binding, passed } = checkCaps(uses, credits);
  if (!binding) return ok(passed);
  return { ok: false, refusal: capRefusal(binding, { neededCredits: credits, timeZone, now }) };
}
