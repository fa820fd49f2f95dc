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

/** Which samples are inside, as bytes, and which rows along x hold any: most passes over a volume need no more. */
export interface Occupancy {
  inside: Uint8Array;
  /** By row (y + height * z): 1 when some sample of it is inside. */
  rows: Uint8Array;
}

export function occupancyOf({ size, values }: Volume): Occupancy {
  const [nx, ny, nz] = size;
  const inside = new Uint8Array(values.length);
  const rows = new Uint8Array(ny * nz);
  for (let row = 0; row < rows.length; row++) {
    const from = row * nx;
    let any = 0;
    for (let i = from; i < from + nx; i++) {
      if (values[i]! <= 0) continue;
      inside[i] = 1;
      any = 1;
    }
    rows[row] = any;
  }
  return { inside, rows };
}

/** Whether one of the four rows around the cells of row (y, z), on the side of greater y and z, holds a sample. */
export const touchesRows = ({ rows }: Occupancy, row: number, ny: number): boolean =>
  (rows[row]! | rows[row + 1]! | rows[row + ny]! | rows[row + ny + 1]!) !== 0;
