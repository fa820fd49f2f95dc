import type { CapWindow } from './cap-window.ts';

export const capScopes = ['workspace', 'member', 'project', 'api_key'] as const;
/** Whose spending is capped. */
export type CapScope = (typeof capScopes)[number];

export const capPeriods = ['day', 'month'] as const;
/** In the workspace's time zone. */
export type CapPeriod = (typeof capPeriods)[number];

/** The most credits that may be spent in each day or month. */
export interface Cap {
  id: string;
  scope: CapScope;
  /** User, project or key; the workspace's own id for the workspace. */
  subjectId: string;
  period: CapPeriod;
  credits: number;
  /** Hard: a job above it is refused. Soft: it starts, and those who pay are told. */
  isHard: boolean;
}

/** A cap with what was spent under it in its window of this moment. */
export interface CapUse extends Cap {
  /** What an owner added until the end of the window. */
  raisedCredits: number;
  /** Held for jobs under way and consumed by those that are over, of the jobs that were booked in the window. */
  usedCredits: number;
  window: CapWindow;
}

/** A cap and how much of it is left; 0 when more is used than it allows. */
export interface CapStanding extends CapUse {
  leftCredits: number;
}
