import type { CapPeriod, CapScope, CapView } from '@maquette/domain/caps';
import { inZone } from '@maquette/domain/time-zones';
import { formatCount } from '@maquette/ui';

export const scopeNames: Record<CapScope, string> = {
  workspace: 'Workspace',
  member: 'Member',
  project: 'Project',
  api_key: 'API key',
};

export const periodNames: Record<CapPeriod, string> = { day: 'A day', month: 'A month' };

/** `80 of 100 credits today`, and what of them an owner added. */
export function usedWords({ usedCredits, credits, raisedCredits, period }: CapView): string {
  const limit = formatCount(credits + raisedCredits);
  const raised = raisedCredits > 0 ? ` (${formatCount(raisedCredits)} added)` : '';
  return `${formatCount(usedCredits)} of ${limit} credits ${period === 'day' ? 'today' : 'this month'}${raised}`;
}

/** `20 left, resets at 21 November, 00:00 (Europe/Berlin)` */
export const leftWords = ({ leftCredits, resetsAt }: CapView, timeZone: string, now = new Date()): string =>
  `${formatCount(leftCredits)} left, resets at ${inZone(new Date(resetsAt), timeZone, now)}`;

/** `Opens at 22:00 (Europe/Berlin)` */
export const opensWords = (opensAt: string, timeZone: string, now = new Date()): string =>
  `Opens at ${inZone(new Date(opensAt), timeZone, now)}`;

/** 0 to 1, and more when a cap is passed. A cap of nothing is used up. */
export function usedShare({ usedCredits, credits, raisedCredits }: CapView): number {
  const limit = credits + raisedCredits;
  return limit === 0 ? 1 : usedCredits / limit;
}

/** `22:00` for minutes after midnight, as a time field wants it. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes after midnight of `22:00`; null when it is no time. */
export function minuteOf(clock: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
