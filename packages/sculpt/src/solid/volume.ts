/** Samples of an implicit solid on a regular lattice, x fastest; positive is inside. Lengths in world units. */
export interface Volume {
  /** Samples along x, y and z. */
  size: [number, number, number];
  /** Where sample (0, 0, 0) lies, and the distance between samples. */
  origin: [number, number, number];
  step: number;
  /** Of any scale, but nearly linear where the surface runs. */
  values: Float32Array;
}

type Point = [number, number, number];

const marginSamples = 5;

/** An empty volume around the box from `low` to `high`, with a margin. */
export function createVolume(low: Point, high: Point, step: number): Volume {
  const count = (axis: 0 | 1 | 2) => Math.ceil((high[axis] - low[axis]) / step) + marginSamples;
  const size: Point = [count(0), count(1), count(2)];
  const start = (axis: 0 | 1 | 2) => (low[axis] + high[axis]) / 2 - ((size[axis] - 1) * step) / 2;
  const values = new Float32Array(size[0] * size[1] * size[2]).fill(-3 * step);
  return { size, origin: [start(0), start(1), start(2)], step, values };
}

/** 1 for every sample inside, 0 outside. */
export function insideOf(volume: Volume): Uint8Array {
  const { values } = volume;
  const inside = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) inside[i] = values[i]! > 0 ? 1 : 0;
  return inside;
}
