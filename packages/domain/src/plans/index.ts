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

/** product.md, "Plans". Defaults; an operator edits them. */
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

/** Once per verified owner. While it lasts, the workspace works with the Team plan's job limits (docs/decisions). */
export const trial = { credits: 300, days: 14, jobLimitsOf: 'team' } as const;

/** How many jobs may run and wait, given the plan and whether a trial is alive. */
export function jobLimits(
  planId: string,
  trialIsAlive: boolean,
): { runningJobsMax: number; queuedJobsMax: number } {
  const plan: Plan = plans[planId as PlanId] ?? plans.free;
  const lent: Plan | null = trialIsAlive ? plans[trial.jobLimitsOf] : null;
  return {
    runningJobsMax: Math.max(plan.runningJobsMax, lent?.runningJobsMax ?? 0),
    queuedJobsMax: Math.max(plan.queuedJobsMax, lent?.queuedJobsMax ?? 0),
  };
}
