import type { AlertKind } from './alert-rule.ts';
import type { AlertEvent } from './evaluate.ts';

export interface AlertRuleView {
  id: string;
  kind: AlertKind;
  /** Credits, percent of the plan's credits per cycle, or days; 0 for `empty`. */
  threshold: number;
  /** The credits below which it fires; null for `run_out_days`. */
  levelCredits: number | null;
  inApp: boolean;
  mail: boolean;
  webhook: boolean;
  /** It fires at the next crossing; false: it has fired and waits until there are clearly more credits. */
  isArmed: boolean;
  firedAt: string | null;
  createdAt: string;
}

/** One alert that went out. */
export interface AlertFiringView {
  id: string;
  event: AlertEvent;
  /** The rule that fired; null when the balance recovered. */
  rule: { kind: AlertKind; threshold: number } | null;
  /** available + held at that moment. */
  credits: number;
  runOutDays: number | null;
  inApp: boolean;
  mail: boolean;
  webhook: boolean;
  at: string;
}

/** What alerts look at, at this moment. */
export interface AlertsView {
  rules: AlertRuleView[];
  /** available + held */
  value: number;
  /** The plan's credits per cycle. */
  allowance: number;
  /** Days until nothing is left, if as much is spent as lately; null: not enough data, or no end in sight. */
  runOutDays: number | null;
  /** The newest first. */
  history: AlertFiringView[];
}

/** How a workspace stands with its credits, for the banner on every page. */
export interface StandingView {
  state: 'fine' | 'low' | 'none';
  available: number;
  held: number;
  /** The level that the value is below; null unless it is low. */
  levelCredits: number | null;
  /** When the plan brings credits again; null when it is not known. */
  nextCreditsAt: string | null;
  nextCredits: number;
}
