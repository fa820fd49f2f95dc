import { labelRegions } from '../picture/regions.ts';
import { thresholdOf } from '../picture/field.ts';
import type { Field } from '../picture/field.ts';

/** What is too small to keep, as parts of the largest part of the subject. */
export interface TidyLimits {
  /** Parts of the subject below this are dropped. */
  partMin: number;
  /** Holes that do not touch the picture's edge are filled below this. */
  holeMin: number;
}

const partsMax = 48;

/** Drops specks and fills pinholes of a soft mask; keeps at most the 48 largest parts. */
export function tidyMask(mask: Field, limits: TidyLimits): Field {
  const { width, height } = mask;
  const regions = labelRegions(thresholdOf(mask.values, 0.5 - 1e-6), width, height);
  const inside = regions.sizes.map((_, label) => regions.classes[label] === 1);
  const ranked = regions.sizes.filter((_, label) => inside[label]).sort((a, b) => b - a);
  const largest = ranked[0] ?? 0;
  const smallestKept = Math.max(largest * limits.partMin, ranked[partsMax - 1] ?? 0);
  const values = mask.values.slice();
  for (let i = 0; i < values.length; i++) {
    const label = regions.labels[i]!;
    const size = regions.sizes[label]!;
    if (inside[label]) {
      if (size < smallestKept) values[i] = 0;
    } else if (!regions.touchesEdge[label] && size < largest * limits.holeMin) {
      values[i] = 1;
    }
  }
  return { ...mask, values };
}
