import type { Field } from './field.ts';

/** Stands for "no parabola here". */
export const farAway = 1e12;

/**
 * Replaces every value by min over p of |p - q|² + values[p]: the lower envelope of parabolas, exact and in linear
 * time (Felzenszwalb & Huttenlocher, "Distance Transforms of Sampled Functions", 2012). In place, one channel.
 */
export function lowerEnvelope(values: Float32Array, width: number, height: number): void {
  const longest = Math.max(width, height);
  const line = createLine(longest);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) line.input[y] = values[y * width + x]!;
    envelopeOfLine(line, height);
    for (let y = 0; y < height; y++) values[y * width + x] = line.output[y]!;
  }
  for (let y = 0; y < height; y++) {
    line.input.set(values.subarray(y * width, (y + 1) * width));
    envelopeOfLine(line, width);
    values.set(line.output.subarray(0, width), y * width);
  }
}

/** For every pixel, the distance in pixels to the nearest pixel for which `isSeed(value)` holds. */
export function distanceTo(field: Field, isSeed: (value: number) => boolean): Float32Array {
  const distance = new Float32Array(field.values.length);
  for (let i = 0; i < distance.length; i++) distance[i] = isSeed(field.values[i]!) ? 0 : farAway;
  lowerEnvelope(distance, field.width, field.height);
  for (let i = 0; i < distance.length; i++) distance[i] = Math.sqrt(distance[i]!);
  return distance;
}

interface Line {
  input: Float32Array;
  output: Float32Array;
  /** Positions of the parabolas of the envelope, and where each one starts to be the lowest. */
  roots: Int32Array;
  starts: Float64Array;
}

const createLine = (length: number): Line => ({
  input: new Float32Array(length),
  output: new Float32Array(length),
  roots: new Int32Array(length),
  starts: new Float64Array(length + 1),
});

function envelopeOfLine({ input, output, roots, starts }: Line, length: number): void {
  let last = 0;
  roots[0] = 0;
  starts[0] = -1e20;
  starts[1] = 1e20;
  for (let q = 1; q < length; q++) {
    let crossing = 0;
    do {
      const r = roots[last]!;
      crossing = (input[q]! + q * q - (input[r]! + r * r)) / (2 * q - 2 * r);
    } while (crossing <= starts[last]! && --last > -1);
    last++;
    roots[last] = q;
    starts[last] = crossing;
    starts[last + 1] = 1e20;
  }
  let k = 0;
  for (let q = 0; q < length; q++) {
    while (starts[k + 1]! < q) k++;
    const r = roots[k]!;
    output[q] = (q - r) * (q - r) + input[r]!;
  }
}
