import { refuse, type Refusal } from '../result/index.ts';
import { inZone } from '../time-zones/index.ts';
import type { CapWindow } from './cap-window.ts';

/** What a guest may spend in one project in a month, and what of it is spent. */
export interface AllowanceView {
  credits: number;
  /** Held for jobs under way and consumed by those that are over. */
  usedCredits: number;
  /** 0 when more is used than is allowed. */
  leftCredits: number;
  /** ISO 8601 */
  resetsAt: string;
}

/** @param use in whole credits, of the jobs that were booked in `window`, a month of the workspace */
export const allowanceOf = (
  use: { credits: number; usedCredits: number },
  window: CapWindow,
): AllowanceView => ({
  ...use,
  leftCredits: Math.max(0, use.credits - use.usedCredits),
  resetsAt: window.end.toISOString(),
});

/** Why a guest may not start a job of this many credits; null: they may. One that costs nothing always may. */
export function allowanceRefusal(
  allowance: AllowanceView,
  { neededCredits, timeZone, now }: { neededCredits: number; timeZone: string; now: Date },
): Refusal | null {
  const { credits, usedCredits, leftCredits, resetsAt } = allowance;
  if (neededCredits === 0 || neededCredits <= leftCredits) return null;
  return refuse(
    'credits.cap',
    `This needs ${neededCredits} credits, and of the ${credits} that you may spend in this project in a month ${leftCredits} are left. It resets at ${inZone(new Date(resetsAt), timeZone, now)}.`,
    {
      suggestion: 'Wait until it resets, or ask the lead of the project for more.',
      detail: { scope: 'guest', capCredits: credits, usedCredits, leftCredits, neededCredits, resetsAt },
    },
  ).refusal;
}
