import type { OffPeakWindow } from '../lanes/index.ts';

/** The most that a cap, a raise or a threshold can be: more credits than any plan has in years. */
export const thresholdCreditsMax = 100_000_000;

/** What a workspace set for all its members: the clock that it counts by, its off-peak window, its approvals. */
export interface LimitSettingsView extends OffPeakWindow {
  /** A job that costs more than this needs an approval; null: none does. */
  approvalAboveCredits: number | null;
  /** Whether off-peak jobs may start at this moment. */
  isWindowOpen: boolean;
  /** ISO 8601: when they may next; null while they may. */
  opensAt: string | null;
}
