import { describe, expect, it } from 'vitest';
import { blur, maskedBlur } from './blur.ts';
import { boundsOf, createField, cropField, sample } from './field.ts';
import { distanceTo } from './distance.ts';
import { labelRegions } from './regions.ts';
import { pushPull } from './push-pull.ts';
import { solvePoisson } from './poisson.ts';

const random = (count: number) =>
  Float32Array.from({ length: count }, (_, i) => (Math.sin(i * 12.9898) * 43758.5453) % 1);

describe('fields', () => {
  it('reads between pixels and repeats the edge outside', () => {
    const field = { width: 2, height: 1, channels: 1, values: Float32Array.from([2, 4]) };
    expect([-3, 0, 0.5, 1, 9].map((x) => sample(field, x, 0))).toEqual([2, 2, 3, 4, 4]);
  });

  it('crops beyond its edges with zeros', () => {
    const field = { width: 2, height: 2, channels: 1, values: Float32Array.from([1, 2, 3, 4]) };
    expect([...cropField(field, { left: -1, top: 1, width: 3, height: 2 }).values]).toEqual([
      0, 3, 4, 0, 0, 0,
    ]);
  });

  it('finds what is covered by at least half', () => {
    const field = createField(5, 4);
    expect(boundsOf(field)).toBeNull();
    field.values[7] = 0.5;
    field.values[13] = 1;
    expect(boundsOf(field)).toEqual({ left: 2, top: 1, width: 2, height: 2 });
  });

  it('blurs without changing the sum far from the edge', () => {
    const field = createField(41, 41);
    field.values[20 * 41 + 20] = 10;
    const blurred = blur(field, 3);
    expect(blurred.values.reduce((a, b) => a + b)).toBeCloseTo(10, 3);
    expect(blurred.values[20 * 41 + 20]).toBeLessThan(0.5);
  });

  it('blurs only from where the weight is', () => {
    const field = {
      width: 9,
      height: 1,
      channels: 1,
      values: Float32Array.from([5, 5, 5, 5, 99, 99, 99, 99, 99]),
    };
    const weight = { ...field, values: Float32Array.from([1, 1, 1, 1, 0, 0, 0, 0, 0]) };
    for (const v of maskedBlur(field, weight, 1).values.subarray(0, 6)) expect(v).toBeCloseTo(5, 4);
  });

  it('fills holes between what is known, and leaves that alone', () => {
    const field = { width: 16, height: 16, channels: 1, values: random(256) };
    const known = { ...field, values: Float32Array.from(field.values, (_, i) => (i % 3 === 0 ? 1 : 0)) };
    const filled = pushPull(field, known);
    const given = [...field.values].filter((_, i) => i % 3 === 0);
    for (let i = 0; i < 256; i += 3) expect(filled.values[i]).toBe(field.values[i]);
    expect(Math.min(...filled.values)).toBeGreaterThanOrEqual(Math.min(...given) - 1e-6);
    expect(Math.max(...filled.values)).toBeLessThanOrEqual(Math.max(...given) + 1e-6);
  });

  it('measures distances exactly', () => {
    const seeds = [3, 70, 211];
    const field = createField(16, 16);
    for (const i of seeds) field.values[i] = 1;
    distanceTo(field, (v) => v === 1).forEach((distance, i) => {
      const nearest = Math.min(...seeds.map((s) => Math.hypot((s % 16) - (i % 16), (s >> 4) - (i >> 4))));
      expect(distance).toBeCloseTo(nearest, 4);
    });
  });

  it('solves the Poisson equation of a disc', () => {
    const size = 80;
    const radius = 30;
    const inside = new Uint8Array(size * size);
    for (let i = 0; i < inside.length; i++) {
      inside[i] = Math.hypot((i % size) - 40, Math.floor(i / size) - 40) < radius ? 1 : 0;
    }
    const u = solvePoisson({ inside, width: size, height: size, rhs: -4, verticalWeight: 1 });
    // u = radius² - r² solves it exactly.
    expect(u.values[40 * size + 40]! / radius ** 2).toBeCloseTo(1, 1);
    expect(u.values[40 * size + 61]! / (radius ** 2 - 21 ** 2)).toBeCloseTo(1, 0);
  });
});

describe('labelRegions', () => {
  it('separates by class and by connection, and knows which touch the edge', () => {
    const classes = [0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1];
    const { labels, sizes, classes: own, touchesEdge } = labelRegions(classes, 5, 5);
    expect(labels[12]).not.toBe(labels[0]);
    expect(labels[24]).not.toBe(labels[6]);
    expect(
      [labels[0]!, labels[6]!, labels[12]!, labels[24]!].map((l) => [sizes[l], own[l], touchesEdge[l]]),
    ).toEqual([
      [15, 0, true],
      [8, 1, false],
      [1, 0, false],
      [1, 1, true],
    ]);
  });

  it('joins arms that meet further down', () => {
    const u = [1, 0, 1, 1, 0, 1, 1, 1, 1];
    const { labels } = labelRegions(u, 3, 3);
    expect(labels[0]).toBe(labels[2]);
  });
});
