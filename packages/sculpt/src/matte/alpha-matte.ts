import { alphaOf } from '../picture/picture.ts';
import { tidyMask } from './tidy.ts';
import type { Field } from '../picture/field.ts';
import type { Picture } from '../picture/picture.ts';

/**
 * The picture's own transparency as a mask, or null when it carries no information (nothing is see-through).
 * A subject that is half transparent all over is stretched to full opacity.
 */
export function alphaMatte(picture: Picture): Field | null {
  const alpha = alphaOf(picture);
  const counts = new Uint32Array(256);
  for (let i = 0; i < alpha.values.length; i++) counts[picture.pixels[4 * i + 3]!]!++;
  let clear = 0;
  for (let level = 0; level < 16; level++) clear += counts[level]!;
  if (clear < alpha.values.length * 0.005) return null;
  const full = percentileOf(counts, 0.9) / 255;
  if (full > 0 && full < 0.9) {
    for (let i = 0; i < alpha.values.length; i++) alpha.values[i] = Math.min(1, alpha.values[i]! / full);
  }
  return tidyMask(alpha, { partMin: 0.003, holeMin: 0.0002 });
}

/** The level under which the given part of all pixels that can be seen at all lies. */
function percentileOf(counts: Uint32Array, part: number): number {
  let seen = 0;
  for (let level = 16; level < 256; level++) seen += counts[level]!;
  let below = 0;
  for (let level = 16; level < 256; level++) {
    below += counts[level]!;
    if (seen > 0 && below >= seen * part) return level;
  }
  return 0;
}
