import { farAway, lowerEnvelope } from '../picture/distance.ts';
import type { Field } from '../picture/field.ts';

/**
 * Squared height of the union of all balls inscribed in a silhouette (Twarog, Tappen & Adelson, "Playing with Puffball",
 * 2012): max over p of d(p)² - |p - q|², found exactly and in linear time as a lower envelope of parabolas rooted at
 * -d(p)². `signed` is the signed distance, positive inside; heights in its unit.
 */
export function puffballSquared(signed: Field): Float32Array {
  const squared = new Float32Array(signed.values.length);
  for (let i = 0; i < squared.length; i++) {
    const d = signed.values[i]!;
    squared[i] = d > 0 ? -d * d : farAway;
  }
  lowerEnvelope(squared, signed.width, signed.height);
  for (let i = 0; i < squared.length; i++) squared[i] = Math.max(0, -squared[i]!);
  return squared;
}
