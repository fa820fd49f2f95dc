import type { AllowanceView } from '../caps/index.ts';
import type { WindowWait } from '../lanes/index.ts';
import type { Quote } from '../operations/index.ts';

/** A price with what it means for this workspace at this moment. Nothing is reserved by asking. */
export interface QuoteView extends Quote {
  /** null: not this person's to see. */
  balance: { available: number; held: number } | null;
  /** What would be available after the start; below 0 when there is not enough. */
  afterCredits: number | null;
  /** What a guest may spend in this project in a month; null for members, and where no project was named. */
  allowance: AllowanceView | null;
  /** How long a worker needs, from what was measured before; whole seconds. Waiting comes on top. */
  estimateSeconds: number;
  /** What stands in the way of a start, each with the code that the start would be refused with. */
  missing: { code: string; message: string }[];
  /** What is worth knowing and stands in nobody's way: soft caps that it goes above. */
  warnings: { code: string; message: string }[];
  /** An off-peak job whose window is closed: when it opens. Null: it may start at once. */
  startsAfter: WindowWait | null;
  /** ISO 8601; until then the price holds. */
  expiresAt: string;
}
