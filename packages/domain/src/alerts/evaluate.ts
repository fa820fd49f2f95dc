import { levelOf, rearmLevelOf, type AlertRule } from './alert-rule.ts';

export const alertEvents = ['balance.low', 'balance.depleted', 'balance.recovered'] as const;
export type AlertEvent = (typeof alertEvents)[number];

/** The value after something happened to the wallet: available + held. */
export interface AlertStep {
  value: number;
  /** A top-up or a renewal: every rule is armed again. */
  isRefill: boolean;
}

export interface AlertSituation {
  rules: readonly AlertRule[];
  /** An alert went out, and not yet that the balance recovered. */
  isLow: boolean;
  /** available + held at the last look. */
  lastValue: number;
  /** What happened since, in order; none when only time passed. */
  steps: readonly AlertStep[];
  /** The plan's credits per cycle. */
  allowance: number;
  /** Days until nothing is left, `Infinity` with no end in sight; null: not looked at, or not enough data. */
  runOutDays: number | null;
}

export interface AlertDecision {
  event: AlertEvent | null;
  /** The rule that people are told of; null when nothing fired, or when the balance recovered. */
  toldRuleId: string | null;
  /** Every rule that fired: the told one, and those whose higher level was passed on the way. */
  firedRuleIds: string[];
  /** Rules whose `isArmed` is another one now. */
  armed: Map<string, boolean>;
  isLow: boolean;
  /** available + held now. */
  value: number;
}

/**
 * Whether somebody is to be told about a balance. A rule fires when the value crosses its level downwards while it is
 * armed; of several that are crossed since the last look only the lowest is told, and what has risen again above its
 * level meanwhile is not. It is armed again by a top-up or a renewal, or when the value has clearly risen (hysteresis).
 * After lows it is said once that the balance recovered.
 */
export function evaluate(situation: AlertSituation): AlertDecision {
  const { rules, steps, allowance, runOutDays } = situation;
  const armed = new Map(rules.map(({ id, isArmed }) => [id, isArmed]));
  const crossed = new Set<AlertRule>();
  let value = situation.lastValue;
  let hasRisen = false;
  for (const step of steps) {
    const before = value;
    value = step.value;
    for (const rule of rules) {
      const level = levelOf(rule, allowance);
      if (level === null) continue;
      if (!armed.get(rule.id) && (step.isRefill || value >= rearmLevelOf(rule, allowance)!)) {
        armed.set(rule.id, true);
        hasRisen = true;
      }
      if (!armed.get(rule.id) || before < level || value >= level) continue;
      armed.set(rule.id, false);
      crossed.add(rule);
    }
    hasRisen ||= step.isRefill;
  }
  for (const rule of rules) if (rule.kind === 'run_out_days') foresee(rule, { runOutDays, armed, crossed });

  // what was crossed and has risen again was not told, so it is to be told next time
  for (const rule of crossed) if (!isBelow(rule, { value, allowance })) armed.set(rule.id, true);
  const fired = [...crossed].filter((rule) => isBelow(rule, { value, allowance }));
  const told = lowest(fired, allowance);
  const recovers = !told && situation.isLow && hasRisen && !isBelowAll(situation, value);
  return {
    event: told ? (value <= 0 ? 'balance.depleted' : 'balance.low') : recovers ? 'balance.recovered' : null,
    toldRuleId: told?.id ?? null,
    firedRuleIds: fired.map(({ id }) => id),
    armed: new Map(
      rules.filter(({ id, isArmed }) => armed.get(id) !== isArmed).map(({ id }) => [id, armed.get(id)!]),
    ),
    isLow: told ? true : recovers ? false : situation.isLow,
    value,
  };
}

/** A forecast has no steps to cross at: being armed remembers that it was above. */
function foresee(
  rule: AlertRule,
  at: { runOutDays: number | null; armed: Map<string, boolean>; crossed: Set<AlertRule> },
): void {
  const { runOutDays, armed, crossed } = at;
  if (runOutDays === null) return;
  if (armed.get(rule.id) && runOutDays <= rule.threshold) {
    armed.set(rule.id, false);
    crossed.add(rule);
  } else if (!armed.get(rule.id) && runOutDays >= runOutRearmDays(rule)) armed.set(rule.id, true);
}

/** Days, of which 50 more would be out of reach: a fifth more, a day at least. */
const runOutRearmDays = ({ threshold }: AlertRule): number => Math.max(1.2 * threshold, threshold + 1);

const isBelow = (rule: AlertRule, at: { value: number; allowance: number }): boolean =>
  at.value < (levelOf(rule, at.allowance) ?? Infinity);

/** A level of credits is nearer than a forecast; the fewer credits, the nearer. Of equals the first. */
function lowest(rules: AlertRule[], allowance: number): AlertRule | null {
  const place = (rule: AlertRule) => levelOf(rule, allowance) ?? Infinity;
  return rules.toSorted((a, b) => place(a) - place(b) || a.threshold - b.threshold)[0] ?? null;
}

/** Still under the lowest of the levels, "nothing left" aside: one credit more than none is no recovery. */
function isBelowAll({ rules, allowance }: AlertSituation, value: number): boolean {
  const levels = rules
    .filter(({ kind }) => kind !== 'empty')
    .map((rule) => levelOf(rule, allowance))
    .filter((level) => level !== null);
  return value < Math.max(1, levels.length > 0 ? Math.min(...levels) : 1);
}
