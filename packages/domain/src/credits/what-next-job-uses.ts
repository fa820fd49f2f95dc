import type { LotView } from './views.ts';

export interface NextJobUse {
  /** Which lots would pay, in the order in which they would, each with more than 0 credits. */
  lines: { lotId: string; credits: number }[];
  /** What would be missing; 0 when the job can be paid for. */
  missingCredits: number;
}

/**
 * Which lots a job of this price would take its credits from. The same walk that `reserve` makes, for showing; what
 * stands in its way for other reasons (a debt, a freeze, a cap) is not looked at.
 * @param lots in burn order, as `WalletView` has them
 * @param credits whole, 0 or more
 */
export function whatNextJobUses(
  lots: readonly Pick<LotView, 'id' | 'available'>[],
  credits: number,
): NextJobUse {
  const lines: NextJobUse['lines'] = [];
  let missingCredits = credits;
  for (const { id: lotId, available } of lots) {
    const taken = Math.min(available, missingCredits);
    if (taken <= 0) continue;
    lines.push({ lotId, credits: taken });
    missingCredits -= taken;
  }
  return { lines, missingCredits };
}
