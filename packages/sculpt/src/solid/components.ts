import { findRoot, unite } from '../picture/regions.ts';
import type { Occupancy, Volume } from './volume.ts';

/**
 * Fills voids that nothing from outside can reach, and removes parts with fewer than `partMin` of the samples of the
 * largest part (or fewer than a handful). Connected means by faces. Runs along x are joined by union-find, which
 * touches each sample once (He, Chao & Suzuki, "A run-based two-scan labeling algorithm", 2008). Changes the volume and its
 * occupancy.
 */
export function cleanComponents(volume: Volume, { inside }: Occupancy, partMin: number): void {
  const runs = runsOf(volume, inside);
  joinRuns(runs, volume.size);
  const sizes = new Map<number, number>();
  for (let r = 0; r < runs.count; r++) {
    const root = findRoot(runs.parent, r);
    sizes.set(root, (sizes.get(root) ?? 0) + runs.end[r]! - runs.start[r]!);
  }
  const outside = findRoot(runs.parent, 0);
  let largest = 0;
  for (const [root, size] of sizes) if (runs.inside[root]) largest = Math.max(largest, size);
  const sizeMin = Math.max(specksMaxSamples, largest * partMin);
  for (let r = 0; r < runs.count; r++) {
    const root = findRoot(runs.parent, r);
    const isDropped = runs.inside[r] === 1 && sizes.get(root)! < Math.min(sizeMin, largest);
    const isVoid = runs.inside[r] === 0 && root !== outside;
    if (!isDropped && !isVoid) continue;
    volume.values.fill(isVoid ? 0.3 * volume.step : -0.3 * volume.step, runs.start[r]!, runs.end[r]!);
    inside.fill(isVoid ? 1 : 0, runs.start[r]!, runs.end[r]!);
  }
}

const specksMaxSamples = 12;

/** Stretches of equal sign along x, in the order of the samples. */
interface Runs {
  count: number;
  /** Indices of the first sample, and of the one after the last. */
  start: Int32Array;
  end: Int32Array;
  inside: Uint8Array;
  parent: Int32Array;
  /** First run of each row; one more at the end. */
  rowStart: Int32Array;
}

function runsOf({ size: [nx, ny, nz] }: Volume, inside: Uint8Array): Runs {
  const rowCount = ny * nz;
  let count = rowCount;
  for (let i = 1; i < inside.length; i++) if (inside[i] !== inside[i - 1] && i % nx !== 0) count++;
  const runs: Runs = {
    count,
    start: new Int32Array(count),
    end: new Int32Array(count),
    inside: new Uint8Array(count),
    parent: new Int32Array(count),
    rowStart: new Int32Array(rowCount + 1),
  };
  let r = 0;
  for (let row = 0; row < rowCount; row++) {
    runs.rowStart[row] = r;
    const from = row * nx;
    for (let i = from; i < from + nx; i++) {
      if (i !== from && inside[i] === inside[i - 1]) continue;
      if (i !== from) runs.end[r - 1] = i;
      runs.start[r] = i;
      runs.inside[r] = inside[i]!;
      runs.parent[r] = r;
      r++;
    }
    runs.end[r - 1] = from + nx;
  }
  runs.rowStart[rowCount] = r;
  return runs;
}

function joinRuns(runs: Runs, [nx, ny, nz]: Volume['size']): void {
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      const row = z * ny + y;
      if (y > 0) joinRows(runs, row, { other: row - 1, shift: nx });
      if (z > 0) joinRows(runs, row, { other: row - ny, shift: nx * ny });
    }
  }
}

/** Unites overlapping runs of equal sign in two rows whose samples lie `shift` apart. */
function joinRows(runs: Runs, row: number, { other, shift }: { other: number; shift: number }): void {
  let a = runs.rowStart[row]!;
  let b = runs.rowStart[other]!;
  const lastA = runs.rowStart[row + 1]!;
  const lastB = runs.rowStart[other + 1]!;
  while (a < lastA && b < lastB) {
    const startB = runs.start[b]! + shift;
    const endB = runs.end[b]! + shift;
    const overlap = Math.min(runs.end[a]!, endB) > Math.max(runs.start[a]!, startB);
    if (overlap && runs.inside[a] === runs.inside[b]) unite(runs.parent, a, b);
    if (runs.end[a]! < endB) a++;
    else b++;
  }
}
