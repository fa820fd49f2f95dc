import type { Period } from './period.ts';

/** By what usage can be told apart. */
export const usageGroupings = ['day', 'member', 'project', 'operation', 'engine', 'api-key'] as const;
export type UsageGrouping = (typeof usageGroupings)[number];

/** What jobs used that were started in a period. Credits are whole. */
export interface UsageFigures {
  jobs: number;
  /** Charged. */
  consumedCredits: number;
  /** Set aside for jobs that are not over. */
  heldCredits: number;
  /** Set aside and given back by jobs that are over. */
  returnedCredits: number;
  failedJobs: number;
  /** The part of `returnedCredits` that failed jobs gave back: all that was set aside for them. */
  failedCredits: number;
  cancelledJobs: number;
  /** Versions of models that these jobs delivered and that somebody keeps. */
  keptModels: number;
}

export interface UsageRow extends UsageFigures {
  /** A day, or the id of what is counted; null: jobs that were started without an API key, and projects that the reader does not see. */
  key: string | null;
  name: string;
}

export interface UsageView extends Period {
  groupBy: UsageGrouping;
  /** IANA name of the time zone that the days are days of. */
  timeZone: string;
  /** Only what the reader started themselves. */
  ownOnly: boolean;
  /** Days in their order, those without jobs too; all else by what it consumed, the most first. */
  rows: UsageRow[];
  /** Of everything; the same for every grouping. */
  total: UsageFigures;
}

/** What a model that is kept has cost, with all that was tried on the way, to one decimal. Null: none is kept. */
export const creditsPerKeptModel = ({
  consumedCredits,
  keptModels,
}: Pick<UsageFigures, 'consumedCredits' | 'keptModels'>): number | null =>
  keptModels === 0 ? null : Math.round((consumedCredits / keptModels) * 10) / 10;

export const noUsage: UsageFigures = {
  jobs: 0,
  consumedCredits: 0,
  heldCredits: 0,
  returnedCredits: 0,
  failedJobs: 0,
  failedCredits: 0,
  cancelledJobs: 0,
  keptModels: 0,
};
