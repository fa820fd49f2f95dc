import { describe, expect, it } from 'vitest';
import { createField } from './field.ts';
import { signedDistance } from './signed-distance.ts';

/** A disc, with the pixels on its edge covered as far as they lie inside. */
function disc(size: number, radius: number) {
  const mask = createField(size, size);
  for (let i = 0; i < mask.values.length; i++) {
    let inside = 0;
    for (let tap = 0; tap < 64; tap++) {
      const x = (i % size) + ((tap % 8) + 0.5) / 8 - size / 2;
      const y = Math.floor(i / size) + (Math.floor(tap / 8) + 0.5) / 8 - size / 2;
      if (Math.hypot(x, y) < radius) inside++;
    }
    mask.values[i] = inside / 64;
  }
  return mask;
}

describe('signedDistance', () => {
  it('knows the distance to a soft edge to a small part of a pixel', () => {
    const signed = signedDistance(disc(64, 20.3));
    let worst = 0;
    for (let i = 0; i < signed.values.length; i++) {
      const truth = 20.3 - Math.hypot((i % 64) + 0.5 - 32, Math.floor(i / 64) + 0.5 - 32);
      if (Math.abs(truth) < 15) worst = Math.max(worst, Math.abs(signed.values[i]! - truth));
    }
    expect(worst).toBeLessThan(0.3);
  });

  it('is positive exactly where the mask covers at least half', () => {
    const mask = disc(40, 11.7);
    const signed = signedDistance(mask);
    mask.values.forEach((covered, i) => expect(signed.values[i]! >= 0).toBe(covered >= 0.5));
  });

  it('has an answer for an empty and for a full mask', () => {
    const mask = createField(8, 8);
    expect(signedDistance(mask).values.every((d) => d < -8)).toBe(true);
    mask.values.fill(1);
    expect(signedDistance(mask).values.every((d) => d > 8)).toBe(true);
  });
});
