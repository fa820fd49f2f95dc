import { touchesRows } from './volume.ts';
import type { Occupancy, Volume } from './volume.ts';

/**
 * Fills single samples until no two cells of the solid, or of the space around it, touch along an edge or at a corner
 * only (Latecki, "3D Well-Composed Pictures", 1997). The dual surface of such a volume is a 2-manifold. Only fills, so
 * it ends; cells next to a filled sample are looked at again. Changes the volume and its occupancy.
 */
export function makeWellComposed(volume: Volume, occupancy: Occupancy): void {
  const pending = criticalCells(volume, occupancy);
  const work: Work = { volume, occupancy, pending };
  for (let k = 0; k < pending.length; k++) mendCell(work, pending[k]!);
}

interface Work {
  volume: Volume;
  occupancy: Occupancy;
  /** Indices of the lowest corners of cells to look at. Grows while it is worked off. */
  pending: number[];
}

const cornerX = [0, 1, 0, 1, 0, 1, 0, 1];
const cornerY = [0, 0, 1, 1, 0, 0, 1, 1];
const cornerZ = [0, 0, 0, 0, 1, 1, 1, 1];

/** The six faces of a cell as corner numbers in turn, and its four body diagonals. */
const faces = [
  [0, 1, 3, 2],
  [4, 5, 7, 6],
  [0, 1, 5, 4],
  [2, 3, 7, 6],
  [0, 2, 6, 4],
  [1, 3, 7, 5],
];
const diagonals = [
  [0, 7],
  [1, 6],
  [2, 5],
  [3, 4],
];

/** By the pattern of a cell's eight corners (bit k: corner k inside): the corners one of which must be filled. */
const candidates: (number[] | null)[] = Array.from({ length: 256 }, (_, pattern) => {
  const has = (corner: number) => (pattern >> corner) & 1;
  for (const [a, b, c, d] of faces as [number, number, number, number][]) {
    if (has(a) && has(c) && !has(b) && !has(d)) return [b, d];
    if (!has(a) && !has(c) && has(b) && has(d)) return [a, c];
  }
  for (const [a, b] of diagonals as [number, number][]) {
    const pair = (1 << a) | (1 << b);
    if (pattern === pair) return [0, 1, 2, 3, 4, 5, 6, 7].filter((k) => k !== a && k !== b);
    if (pattern === (255 ^ pair)) return [a, b];
  }
  return null;
});

function criticalCells({ size: [nx, ny, nz] }: Volume, occupancy: Occupancy): number[] {
  const { inside } = occupancy;
  const cells: number[] = [];
  for (let z = 0; z < nz - 1; z++) {
    for (let y = 0; y < ny - 1; y++) {
      if (!touchesRows(occupancy, z * ny + y, ny)) continue;
      const row = (z * ny + y) * nx;
      let left = edgeAt(inside, row, nx, nx * ny);
      for (let x = 0; x < nx - 1; x++) {
        const right = edgeAt(inside, row + x + 1, nx, nx * ny);
        const pattern = left | (right << 1);
        if (pattern !== 0 && pattern !== 255 && candidates[pattern]) cells.push(row + x);
        left = right;
      }
    }
  }
  return cells;
}

/** The four samples around an edge along x, as the bits of the corners 0, 2, 4 and 6. */
const edgeAt = (inside: Uint8Array, i: number, strideY: number, strideZ: number): number =>
  inside[i]! |
  (inside[i + strideY]! << 2) |
  (inside[i + strideZ]! << 4) |
  (inside[i + strideY + strideZ]! << 6);

function mendCell({ volume, occupancy, pending }: Work, cell: number): void {
  const { inside, rows } = occupancy;
  const { size, values, step } = volume;
  const [nx, ny] = size;
  const strides = [nx, nx * ny] as const;
  const pattern = edgeAt(inside, cell, ...strides) | (edgeAt(inside, cell + 1, ...strides) << 1);
  const corners = candidates[pattern];
  if (!corners) return;
  const indexOf = (corner: number) =>
    cell + cornerX[corner]! + cornerY[corner]! * nx + cornerZ[corner]! * nx * ny;
  let best = indexOf(corners[0]!);
  for (const corner of corners) if (values[indexOf(corner)]! > values[best]!) best = indexOf(corner);
  values[best] = step * 1e-3;
  inside[best] = 1;
  rows[Math.floor(best / nx)] = 1;
  pushCellsAround(pending, best, size);
}

function pushCellsAround(pending: number[], sample: number, [nx, ny, nz]: Volume['size']): void {
  const x = sample % nx;
  const y = Math.floor(sample / nx) % ny;
  const z = Math.floor(sample / (nx * ny));
  for (let corner = 0; corner < 8; corner++) {
    const cx = x - cornerX[corner]!;
    const cy = y - cornerY[corner]!;
    const cz = z - cornerZ[corner]!;
    const isCell = cx >= 0 && cy >= 0 && cz >= 0 && cx < nx - 1 && cy < ny - 1 && cz < nz - 1;
    if (isCell) pending.push(cx + nx * (cy + ny * cz));
  }
}
