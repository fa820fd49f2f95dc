import { describe, expect, it } from 'vitest';
import { boundsOf, createField } from '../picture/field.ts';
import { frameSubject, frameSubjectFinely } from './frame.ts';
import { inflate } from './inflate.ts';
import { puffballSquared } from './puffball.ts';
import { readNetwork } from './network.ts';
import { guessDepth } from './prior.ts';
import { signedDistance } from '../picture/signed-distance.ts';
import { stillPace } from '../testing/still-pace.ts';

function maskOf(size: number, isInside: (x: number, y: number) => boolean) {
  const mask = createField(size, size);
  for (let i = 0; i < mask.values.length; i++)
    mask.values[i] = isInside(i % size, Math.floor(i / size)) ? 1 : 0;
  return mask;
}

const disc = (size: number, radius: number) =>
  maskOf(size, (x, y) => Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2) < radius);

describe('inflating a silhouette', () => {
  it('makes a ball of a disc', () => {
    const squared = puffballSquared(signedDistance(disc(80, 30)));
    expect(Math.sqrt(squared[40 * 80 + 40]!)).toBeCloseTo(30, -0.5);
    expect(Math.sqrt(squared[40 * 80 + 60]!)).toBeCloseTo(Math.sqrt(900 - 400), -0.5);
  });

  it('is nothing outside and something everywhere inside', () => {
    const signed = signedDistance(disc(64, 20));
    inflate(signed, 1).forEach((half, i) => {
      if (signed.values[i]! > 1) expect(half).toBeGreaterThan(0);
      if (signed.values[i]! <= 0) expect(half).toBe(0);
    });
  });
});

describe('framing a subject', () => {
  it('spans its longest side with the wanted number of samples', () => {
    const mask = maskOf(300, (x, y) => x >= 50 && x < 250 && y >= 100 && y < 140);
    const frame = frameSubject(mask, boundsOf(mask)!, 100);
    expect(frame.unit).toBeCloseTo(100, -0.5);
    expect(frame.centreX).toBeCloseTo(150, -0.3);
    expect(frame.centreY).toBeCloseTo(120, -0.3);
    expect(boundsOf(frame.mask)!.width).toBeCloseTo(100, -1);
  });

  it('takes a finer grid for thin lines than for a disc', () => {
    const plump = disc(600, 250);
    const thin = maskOf(600, (x, y) => (x + y) % 60 < 3);
    const unitOf = (mask: typeof plump) => frameSubjectFinely(mask, boundsOf(mask)!).unit;
    expect(unitOf(thin)).toBeGreaterThan(unitOf(plump) * 1.5);
  });

  it('does not lose a line that is thinner than a sample', () => {
    const hair = maskOf(500, (x, y) => y > 20 && y < 480 && x === Math.round(100 + y * 0.6));
    const frame = frameSubject(hair, boundsOf(hair)!, 176);
    const rows = Array.from({ length: frame.size }, (_, y) =>
      Math.max(...frame.mask.values.subarray(y * frame.size, (y + 1) * frame.size)),
    );
    const covered = rows.filter((peak) => peak >= 0.5).length;
    expect(covered / frame.unit).toBeGreaterThan(0.95);
  });
});

describe('the learned depth', () => {
  it('guesses a plump middle and a thin rim for a shaded ball', async () => {
    const network = await readNetwork(new URL('../../model/prior', import.meta.url));
    const side = network.size;
    const mask = disc(side, side * 0.44).values;
    const shade = mask.map(
      (m, i) => m * (0.4 + 0.5 * Math.sqrt(Math.max(0, 1 - ((i % side) / side - 0.5) ** 2 * 5))),
    );
    const guess = await guessDepth(network, { colours: [shade, shade, shade], mask }, stillPace);
    const at = (x: number) => guess.halfThickness[(side / 2) * side + x]!;
    expect(at(side / 2)).toBeGreaterThan(0.05);
    expect(at(side / 2)).toBeLessThan(0.7);
    expect(at(6)).toBeLessThan(at(side / 2));
  });
});
