import { levelOf, rearmLevelOf, type AlertKind } from './alert-rule.ts';
import type { AlertEvent } from './evaluate.ts';

/** `1 credit`, `12,000 credits` */
const credits = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'credit' : 'credits'}`;
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** A rule in a few words: `Below 20 % of the plan (600 credits)`. */
export function ruleWords(rule: { kind: AlertKind; threshold: number }, allowance: number): string {
  switch (rule.kind) {
    case 'below_credits':
      return `Below ${credits(rule.threshold)}`;
    case 'below_percent':
      return `Below ${rule.threshold} % of the plan (${credits(Math.ceil((rule.threshold * allowance) / 100))})`;
    case 'run_out_days':
      return `Used up within ${days(rule.threshold)}`;
    case 'empty':
      return 'Nothing left';
  }
}

export interface AlertMessage {
  event: AlertEvent;
  workspaceName: string;
  rule: { kind: AlertKind; threshold: number } | null;
  /** available + held */
  value: number;
  allowance: number;
  /** Not rounded; null when it is not known. */
  runOutDays: number | null;
}

/** What people are told, in the studio and by mail: whole sentences, with what still can be done. */
export function alertWords(message: AlertMessage): { title: string; body: string } {
  const { event, workspaceName: name, rule, value, allowance, runOutDays } = message;
  if (event === 'balance.recovered')
    return {
      title: `${name} has credits again`,
      body: `There are ${credits(value)} now. The alerts are armed again.`,
    };
  if (event === 'balance.depleted')
    return {
      title: `${name} has no credits left`,
      body:
        'New models cannot be started until credits come in. Everything that was made stays: you can look at it, ' +
        'organise it, download it and import files. A top-up or a larger plan brings credits at once.',
    };
  if (rule?.kind === 'run_out_days')
    return {
      title: `The credits of ${name} last ${aboutDays(runOutDays)}`,
      body:
        `${credits(value)} are left. If as much is spent as in the last days, they are used up in ${aboutDays(runOutDays)}. ` +
        'A top-up or a larger plan keeps the work going.',
    };
  const share = allowance > 0 ? Math.floor((100 * value) / allowance) : 0;
  return {
    title: `${name} has ${credits(value)} left`,
    body:
      rule?.kind === 'below_percent'
        ? `That is ${share} % of what the plan brings each cycle; you asked to be told below ${rule.threshold} %. A top-up or a larger plan brings credits at once.`
        : `You asked to be told below ${credits(rule?.threshold ?? value)}. A top-up or a larger plan brings credits at once.`,
  };
}

function aboutDays(runOutDays: number | null): string {
  if (runOutDays === null) return 'a few days';
  const whole = Math.floor(runOutDays);
  return whole < 1 ? 'less than a day' : `about ${days(whole)}`;
}

/** What a rule would say at this moment: how far away it is, or that it has been reached. */
export function ruleStandingWords(
  rule: { kind: AlertKind; threshold: number },
  now: { value: number; allowance: number; runOutDays: number | null },
): { isReached: boolean; text: string } {
  const { value, allowance, runOutDays } = now;
  const level = levelOf(rule, allowance);
  if (level === null) {
    if (runOutDays === null)
      return { isReached: false, text: 'No end in sight, or not enough days with spending yet' };
    const isReached = runOutDays <= rule.threshold;
    return { isReached, text: `At this pace the credits last ${aboutDays(runOutDays)}` };
  }
  if (rule.kind === 'empty')
    return value <= 0
      ? { isReached: true, text: 'Nothing is left' }
      : { isReached: false, text: `${credits(value)} are left` };
  return value < level
    ? { isReached: true, text: `${credits(Math.ceil(level - value))} below it now` }
    : { isReached: false, text: `${credits(Math.floor(value - level))} to go` };
}

/** When a rule that fired speaks again. */
export function rearmWords(rule: { kind: AlertKind; threshold: number }, allowance: number): string {
  const level = rearmLevelOf(rule, allowance);
  return level === null
    ? 'speaks again after a top-up, a renewal, or when the end is clearly further away'
    : `speaks again after a top-up, a renewal, or above ${credits(Math.ceil(level))}`;
}
