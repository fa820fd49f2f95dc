import { ok, refuse, type Result } from '../result/index.ts';

/**
 * What a rule watches: available + held below a number of credits, or below a percentage of the plan's credits per
 * cycle; the days after which they will be used up; that nothing is left.
 */
export const alertKinds = ['below_credits', 'below_percent', 'run_out_days', 'empty'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Ways on which an alert goes out. */
export const alertChannels = ['inApp', 'mail', 'webhook'] as const;
export type AlertChannel = (typeof alertChannels)[number];

export interface AlertRule {
  id: string;
  kind: AlertKind;
  /** Credits, percent or days; 0 for `empty`. */
  threshold: number;
  /** Fires at the next crossing; false from then until the value has clearly risen. */
  isArmed: boolean;
}

/** With these a workspace starts. */
export const defaultAlertRules: readonly Pick<AlertRule, 'kind' | 'threshold'>[] = [
  { kind: 'below_percent', threshold: 50 },
  { kind: 'below_percent', threshold: 20 },
  { kind: 'below_percent', threshold: 5 },
  { kind: 'empty', threshold: 0 },
];

/** The most rules that a workspace may have. */
export const alertRulesMax = 20;

/** Where a threshold may lie, both ends included. */
export const thresholdRange: Record<AlertKind, { min: number; max: number }> = {
  below_credits: { min: 1, max: 10_000_000 },
  below_percent: { min: 1, max: 99 },
  run_out_days: { min: 1, max: 90 },
  empty: { min: 0, max: 0 },
};

/** Refuses, at the field `threshold`, what is no whole number in the range of its kind. */
export function checkThreshold({ kind, threshold }: Pick<AlertRule, 'kind' | 'threshold'>): Result<void> {
  const { min, max } = thresholdRange[kind];
  if (Number.isInteger(threshold) && threshold >= min && threshold <= max) return ok(undefined);
  const range = `${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}`;
  return refuse(
    'input.invalid',
    kind === 'empty'
      ? 'That nothing is left has no threshold: it must be 0.'
      : `This must be a whole number from ${range}.`,
    { field: 'threshold' },
  );
}

/**
 * The credits below which a rule fires; null for one that looks at days. That nothing is left is to be below 1.
 * @param allowance the plan's credits per cycle
 */
export function levelOf(
  { kind, threshold }: Pick<AlertRule, 'kind' | 'threshold'>,
  allowance: number,
): number | null {
  switch (kind) {
    case 'below_credits':
      return threshold;
    case 'below_percent':
      return (allowance * threshold) / 100;
    case 'empty':
      return 1;
    case 'run_out_days':
      return null;
  }
}

/** The credits at which a rule that fired is armed again by itself (credits.md): max(1.2 x threshold, threshold + 50). */
export function rearmLevelOf(rule: Pick<AlertRule, 'kind' | 'threshold'>, allowance: number): number | null {
  const level = rule.kind === 'empty' ? 0 : levelOf(rule, allowance);
  return level === null ? null : Math.max(1.2 * level, level + 50);
}
