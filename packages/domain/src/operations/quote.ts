import type { Operation, SpeedLane } from './operation.ts';
import { roundHalfUp, type PriceBook } from './price-book.ts';

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

export const quoteValidSeconds = 600;

/** A lane multiplies the whole price: times / per. */
const laneFactors: Record<SpeedLane, { times: number; per: number; label: string }> = {
  standard: { times: 1, per: 1, label: 'Standard lane' },
  fast: { times: 3, per: 2, label: 'Fast lane, x1.5' },
  'off-peak': { times: 4, per: 5, label: 'Off-peak lane, x0.8' },
};

/** Credits in this lane, rounded half up. Zero stays zero. */
export const laneCredits = (credits: number, lane: SpeedLane): number =>
  roundHalfUp((credits * laneFactors[lane].times) / laneFactors[lane].per);

/**
 * The price of `params` (as `parseParams` returned them): itemised, and the most that can be charged. Pure; the
 * browser shows and the server charges what this returns. The lines add up to `totalCredits`.
 */
export function quote<Params extends Record<string, unknown>>(
  operation: Operation<Params>,
  params: Params,
  options: { priceBook: PriceBook },
): Quote {
  const lane = (params.lane ?? 'standard') as SpeedLane;
  const lines = operation.price(params, options.priceBook);
  const standardCredits = lines.reduce((sum, line) => sum + line.credits, 0);
  const totalCredits = laneCredits(standardCredits, lane);
  const resultCount = operation.resultCount(params);
  const laneLine = {
    code: 'lane',
    label: laneFactors[lane].label,
    credits: totalCredits - standardCredits,
  };
  return {
    operation: operation.id,
    priceBookVersion: options.priceBook.version,
    lane,
    lines: lane === 'standard' ? lines : [...lines, laneLine],
    totalCredits,
    resultCredits: laneCredits(standardCredits / resultCount, lane),
    resultCount,
  };
}

/** What is charged when this many results came: all of them cost the total, fewer at most their share, none nothing. */
export function creditsForDelivered(
  price: Pick<Quote, 'totalCredits' | 'resultCredits' | 'resultCount'>,
  deliveredCount: number,
): number {
  if (deliveredCount >= price.resultCount) return price.totalCredits;
  return Math.min(price.totalCredits, price.resultCredits * deliveredCount);
}
