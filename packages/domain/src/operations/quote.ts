import type { SpeedLane } from './operation.ts';

/** One line of a price. Credits are whole and may be negative only for a lane's discount. */
export interface QuoteLine {
  /** Stable: `base`, `texture-detailed`, `variants`, `lane`. */
  code: string;
  label: string;
  credits: number;
}

/** The price of one operation with its parameters; the most that can be charged. Valid for 10 minutes. */
export interface Quote {
  operation: string;
  priceBookVersion: string;
  lane: SpeedLane;
  lines: QuoteLine[];
  totalCredits: number;
  /** What one delivered result costs: the most that is charged when only some variants are delivered. */
  resultCredits: number;
  resultCount: number;
}
