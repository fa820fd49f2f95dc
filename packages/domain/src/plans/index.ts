export { monthlyPeriod, monthsAfter } from './cycle.ts';

export interface Plan {
  id: string;
  name: string;
  monthlyCents: number;
  creditsPerCycle: number;
  seats: number;
  runningJobsMax: number;
  queuedJobsMax: number;
  rolloverCreditsMax: number;
}

/** The plans of a new installation. An operator edits them; what is in force is read by `readPlans` of services/plans. */
export const plans = {
  free: {
    id: 'free',
    name: 'Free',
    monthlyCents: 0,
    creditsPerCycle: 100,
    seats: 2,
    runningJobsMax: 1,
    queuedJobsMax: 5,
    rolloverCreditsMax: 0,
  },
  pro: {
    id: 'pro',
    name: 'Pro',
    monthlyCents: 2_000,
    creditsPerCycle: 3_000,
    seats: 3,
    runningJobsMax: 5,
    queuedJobsMax: 30,
    rolloverCreditsMax: 1_500,
  },
  team: {
    id: 'team',
    name: 'Team',
    monthlyCents: 6_000,
    creditsPerCycle: 10_000,
    seats: 10,
    runningJobsMax: 10,
    queuedJobsMax: 100,
    rolloverCreditsMax: 10_000,
  },
  studio: {
    id: 'studio',
    name: 'Studio',
    monthlyCents: 20_000,
    creditsPerCycle: 40_000,
    seats: 40,
    runningJobsMax: 30,
    queuedJobsMax: 500,
    rolloverCreditsMax: 40_000,
  },
} as const satisfies Record<string, Plan>;

export type PlanId = keyof typeof plans;
/** The plans in force at some moment. */
export type PlanBook = Record<PlanId, Plan>;
export const planIds = Object.keys(plans) as PlanId[];
export const isPlanId = (text: string): text is PlanId => Object.hasOwn(plans, text);

/** A pack of credits that is bought once. They never expire and never reset. */
export interface TopUpPack {
  id: string;
  credits: number;
  cents: number;
}

export const topUpPacks = {
  'top-up-1000': { id: 'top-up-1000', credits: 1_000, cents: 1_000 },
  'top-up-12000': { id: 'top-up-12000', credits: 12_000, cents: 10_000 },
  'top-up-130000': { id: 'top-up-130000', credits: 130_000, cents: 100_000 },
} as const satisfies Record<string, TopUpPack>;

export type TopUpPackId = keyof typeof topUpPacks;
export const isTopUpPackId = (text: string): text is TopUpPackId => Object.hasOwn(topUpPacks, text);

/** A cycle's credits live this much longer than the cycle: the renewal's invoice is final about an hour late. */
export const graceHours = 72;

/** Once per verified owner. While it lasts, the workspace works with the Team plan's job limits (docs/decisions). */
export const trial = { credits: 300, days: 14, jobLimitsOf: 'team' } as const;

/** How many jobs may run and wait, given the plan and whether a trial is alive. */
export function jobLimits(
  book: PlanBook,
  planId: string,
  trialIsAlive: boolean,
): { runningJobsMax: number; queuedJobsMax: number } {
  const plan = isPlanId(planId) ? book[planId] : book.free;
  const lent = trialIsAlive ? book[trial.jobLimitsOf] : null;
  return {
    runningJobsMax: Math.max(plan.runningJobsMax, lent?.runningJobsMax ?? 0),
    queuedJobsMax: Math.max(plan.queuedJobsMax, lent?.queuedJobsMax ?? 0),
  };
}
