import type { LotKind, LotView } from '@maquette/domain/credits';
import type { ChartColor } from '@maquette/ui';

/** What a lot is called. */
export const lotNames: Record<LotKind, string> = {
  trial: 'Trial',
  promo: 'Gift',
  restored: 'Restored',
  rollover: 'Rolled over',
  subscription: 'Subscription',
  adjustment: 'Correction',
  top_up: 'Top-up',
};

export const lotColors: Record<LotKind, ChartColor> = {
  subscription: 1,
  rollover: 2,
  top_up: 3,
  trial: 4,
  promo: 5,
  restored: 5,
  adjustment: 6,
};

/** Where credits of this kind come from and how long they last, in a sentence. */
export const lotNotes: Record<LotKind, string> = {
  trial: 'A gift to try the studio with.',
  promo: 'A gift.',
  restored: 'Came back from a job after their lot had ended. They last 7 days.',
  rollover: 'Left over from the period before.',
  subscription: 'The plan’s credits of this cycle.',
  adjustment: 'Put right by whoever runs this installation.',
  top_up: 'Bought on top. Spent last.',
};

/** Something of it can still be spent, or is held. */
export const isAlive = ({ available, held }: LotView): boolean => available + held > 0;

/** What became of a lot that is over: `1,200 spent, 300 rolled over`. */
export function lotEndWords(lot: LotView, formatCount: (count: number) => string): string {
  const states = [
    ['spent', lot.spent],
    ['expired', lot.expired],
    ['rolled over', lot.rolled],
    ['taken back', lot.revoked],
  ] as const;
  return states
    .filter(([, credits]) => credits > 0)
    .map(([state, credits]) => `${formatCount(credits)} ${state}`)
    .join(', ');
}

const dayMs = 86_400_000;

/** `in 14 days`, `tomorrow`, `today`; empty for what is over. Counted by the studio's clock, so both are given. */
export function untilWords(iso: string, nowIso: string): string {
  const ms = Date.parse(iso) - Date.parse(nowIso);
  if (ms <= 0) return '';
  const hours = Math.ceil(ms / 3_600_000);
  if (hours <= 24) return hours === 1 ? 'within the hour' : `in ${hours} hours`;
  const days = Math.round(ms / dayMs);
  return days === 1 ? 'in 1 day' : `in ${days} days`;
}
