import { blur } from './blur.ts';
import type { Field } from './field.ts';

/**
 * Smooths `input` without crossing the edges of `guide` (He, Sun & Tang, "Guided Image Filtering", 2010), with Gaussian
 * windows of `sigma` pixels; `epsilon` is the contrast of the guide, squared, below which an edge does not count.
 */
export function guidedFilter(input: Field, guide: Field, options: { sigma: number; epsilon: number }): Field {
  const { sigma, epsilon } = options;
  const meanGuide = blur(guide, sigma).values;
  const meanInput = blur(input, sigma).values;
  const meanProduct = blur(product(guide, input), sigma).values;
  const meanSquare = blur(product(guide, guide), sigma).values;
  const slope = { ...input, values: new Float32Array(input.values.length) };
  const offset = { ...input, values: new Float32Array(input.values.length) };
  for (let i = 0; i < slope.values.length; i++) {
    const variance = meanSquare[i]! - meanGuide[i]! * meanGuide[i]!;
    slope.values[i] = (meanProduct[i]! - meanGuide[i]! * meanInput[i]!) / (variance + epsilon);
    offset.values[i] = meanInput[i]! - slope.values[i]! * meanGuide[i]!;
  }
  const meanSlope = blur(slope, sigma).values;
  const meanOffset = blur(offset, sigma).values;
  return { ...input, values: guide.values.map((g, i) => meanSlope[i]! * g + meanOffset[i]!) };
}

const product = (a: Field, b: Field): Field => ({ ...a, values: a.values.map((v, i) => v * b.values[i]!) });
