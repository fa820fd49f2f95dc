/** After a decline, nothing is tried for this long. */
export const declineRestMs = 3_600_000;
/** After this many declines in a row it is suspended until the card changes. */
export const declinesMax = 3;

export interface AutoTopUp {
  enabled: boolean;
  state: 'ready' | 'waiting' | 'suspended' | 'needs_cardholder';
  belowCredits: number;
  packCents: number;
  monthlyMaxCents: number;
  /** Paid by it in this calendar month (UTC). */
  paidThisMonthCents: number;
  retryAt: Date | null;
  hasCard: boolean;
}

/** Why nothing is bought now; null when it is. */
export type AutoTopUpPause = 'off' | 'enough' | 'no-card' | 'resting' | 'suspended' | 'cardholder' | 'month';

/** Whether credits are to be bought now, with this much available. */
export function autoTopUpPause(
  settings: AutoTopUp,
  at: { availableCredits: number; now: Date },
): AutoTopUpPause | null {
  if (!settings.enabled) return 'off';
  if (at.availableCredits >= settings.belowCredits) return 'enough';
  if (!settings.hasCard) return 'no-card';
  if (settings.state === 'suspended') return 'suspended';
  if (settings.state === 'needs_cardholder') return 'cardholder';
  if (settings.retryAt !== null && settings.retryAt > at.now) return 'resting';
  if (settings.paidThisMonthCents + settings.packCents > settings.monthlyMaxCents) return 'month';
  return null;
}

/** What a decline leads to. */
export function afterDecline(failures: number, now: Date) {
  const count = failures + 1;
  return count >= declinesMax
    ? { state: 'suspended' as const, failures: count, retryAt: null }
    : { state: 'waiting' as const, failures: count, retryAt: new Date(now.getTime() + declineRestMs) };
}
