import type { SpeedLane } from '../operations/index.ts';

/** What a team agrees on for a result, in the order in which it is gone through. */
export const checklistItems = ['cost', 'charge', 'limits', 'queue', 'attempts', 'approval'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

/** What each point is called, and what whoever ticks it says. */
export const checklistNames: Record<ChecklistItem, { name: string; says: string }> = {
  cost: { name: 'Expected cost', says: 'The price was expected.' },
  charge: { name: 'Charge', says: 'What was charged is right.' },
  limits: { name: 'Limits', says: 'It stays within what was agreed.' },
  queue: { name: 'Queue', says: 'The waiting time is fine.' },
  attempts: { name: 'Attempts', says: 'No more attempts are needed.' },
  approval: { name: 'Approval', says: 'The result is approved.' },
};

/** What is known of a version that the points are about. What a job tells is null for a version without one. */
export interface ChecklistFacts {
  quotedCredits: number | null;
  chargedCredits: number | null;
  priceBookVersion: string | null;
  /** Results of the job; its charge is for all of them together. */
  resultCount: number | null;
  /** Caps that its job counts under, as they are named to people; null: not this person's to see. */
  caps: string[] | null;
  /** Whether there are any such caps; null without a job. */
  isCapped: boolean | null;
  lane: SpeedLane | null;
  waitedSeconds: number | null;
  ranSeconds: number | null;
  /** Times that a worker took the job. */
  attempts: number | null;
  versionNumber: number;
  versions: number;
  keptVersions: number;
  /** Who let the job start, where somebody had to. */
  startApprovedBy: string | null;
}

export interface ChecklistPoint {
  item: ChecklistItem;
  name: string;
  /** What the facts say, in a sentence. */
  text: string;
  tick: { by: { id: string; name: string }; at: string; note: string } | null;
}

/** The checklist of one version. */
export interface ChecklistView {
  versionId: string;
  points: ChecklistPoint[];
  facts: ChecklistFacts;
  /** Every point is ticked. */
  agreed: boolean;
}

export const isAgreed = (ticked: readonly string[]): boolean =>
  checklistItems.every((item) => ticked.includes(item));
