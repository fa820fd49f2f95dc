import { refuse, type Refusal } from '../result/index.ts';
import { inZone } from '../time-zones/index.ts';
import type { Cap, CapScope, CapStanding } from './cap.ts';

const whose: Record<CapScope, string> = {
  workspace: 'the workspace’s',
  member: 'the member’s',
  project: 'the project’s',
  api_key: 'the API key’s',
};

/** `the member’s cap of 100 credits a day` */
export const capName = ({ scope, period, credits, isHard }: Omit<Cap, 'id' | 'subjectId'>): string =>
  `${whose[scope]} ${isHard ? '' : 'soft '}cap of ${credits} credits a ${period}`;

/** The job that was looked at, and when and where. */
interface Look {
  neededCredits: number;
  timeZone: string;
  now: Date;
}

/** Refuses a job with the cap that bound, how much of it is left and when it resets. */
export function capRefusal(cap: CapStanding, { neededCredits, timeZone, now }: Look): Refusal {
  const { scope, subjectId, period, leftCredits, window } = cap;
  return refuse(
    'credits.cap',
    `This needs ${neededCredits} credits, and ${capName(cap)}${raisedWords(cap)} has ${leftCredits} left. It resets at ${inZone(window.end, timeZone, now)}.`,
    {
      suggestion: 'Wait until it resets, or ask an owner of the workspace to raise it.',
      detail: {
        capId: cap.id,
        scope,
        subjectId,
        period,
        capCredits: cap.credits,
        raisedCredits: cap.raisedCredits,
        usedCredits: cap.usedCredits,
        leftCredits,
        neededCredits,
        resetsAt: window.end.toISOString(),
      },
    },
  ).refusal;
}

/** What is said of a job that goes above a soft cap, before it starts and to those who are told. */
export const capWarning = (cap: CapStanding, { neededCredits, timeZone, now }: Look): string =>
  `With it, ${cap.usedCredits + neededCredits} credits are spent under ${capName(cap)}${raisedWords(cap)}, which resets at ${inZone(cap.window.end, timeZone, now)}.`;

const raisedWords = ({ raisedCredits }: CapStanding): string =>
  raisedCredits > 0 ? `, raised by ${raisedCredits},` : '';
