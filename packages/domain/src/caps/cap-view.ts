import type { CapPeriod, CapScope } from './cap.ts';

/** A cap as everyone sees it who may: with its use in the window of this moment. */
export interface CapView {
  id: string;
  scope: CapScope;
  subjectId: string;
  /** Name of the member, project or key; the workspace's own. */
  subjectName: string;
  period: CapPeriod;
  credits: number;
  isHard: boolean;
  /** What an owner added until it resets. */
  raisedCredits: number;
  usedCredits: number;
  leftCredits: number;
  /** ISO 8601 */
  resetsAt: string;
  /** Raises of this window, the newest first. */
  raises: CapRaiseView[];
}

export interface CapRaiseView {
  credits: number;
  reason: string;
  by: { id: string; name: string };
  /** ISO 8601 */
  at: string;
}
