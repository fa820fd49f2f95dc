/** Days after which a day counts half as much. */
const halfLifeDays = 3;
/** With spending on fewer days than this nothing is foretold. */
export const activeDaysMin = 3;
/** What lasts longer than ten years has no end in sight. */
const foreseeableDaysMax = 3_650;

export interface RunOutRequest {
  /** Credits spent on each whole day, less what came back; the oldest day first, days without spending as 0. */
  dailySpend: readonly number[];
  /** Credits that can still be spent. */
  available: number;
}

export interface RunOut {
  /** Days until nothing is left, not rounded; 0 when nothing is. Null: not enough data, or no end in sight. */
  days: number | null;
  /** Smoothed spending in credits per day, not rounded. Null: not enough data (spending on fewer than 3 days). */
  perDay: number | null;
}

/**
 * When the credits will be used up if spending goes on as it did: an exponentially weighted mean of the days, in which
 * a day counts half as much as the one 3 days later (credits.md, "Run-out date").
 */
export function forecastRunOut({ dailySpend, available }: RunOutRequest): RunOut {
  const activeDays = dailySpend.filter((spent) => spent > 0).length;
  if (activeDays < activeDaysMin) return { days: null, perDay: null };
  const perDay = Math.max(0, smoothedMean(dailySpend));
  if (available <= 0) return { days: 0, perDay };
  const days = perDay > 0 ? available / perDay : Infinity;
  return { days: days <= foreseeableDaysMax ? days : null, perDay };
}

function smoothedMean(dailySpend: readonly number[]): number {
  let weights = 0;
  let sum = 0;
  for (const [i, spent] of dailySpend.entries()) {
    const weight = 0.5 ** ((dailySpend.length - 1 - i) / halfLifeDays);
    weights += weight;
    sum += weight * spent;
  }
  return sum / weights;
}
