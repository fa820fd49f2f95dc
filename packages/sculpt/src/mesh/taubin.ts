import { neighboursOf } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import type { Pace } from '../pace.ts';

/** A step inwards and a slightly larger one outwards: together a low-pass filter that does not shrink. */
const shrink = 0.5;
const grow = -0.526;

/**
 * Smooths a closed mesh in place without shrinking it (Taubin, "A Signal Processing Approach to Fair Surface Design",
 * 1995): `rounds` times a step of lambda = 0.5 and one of mu = -0.526 towards the mean of the neighbours.
 */
export async function taubinSmooth(mesh: Mesh, rounds: number, pace: Pace): Promise<void> {
  const { start, list } = neighboursOf(mesh);
  const moved = new Float32Array(mesh.positions.length);
  for (let step = 0; step < rounds * 2; step++) {
    relaxInto(moved, mesh.positions, { start, list }, step % 2 === 0 ? shrink : grow);
    mesh.positions.set(moved);
    await pace.breathe();
  }
}

function relaxInto(
  out: Float32Array,
  positions: Float32Array,
  { start, list }: { start: Uint32Array; list: Uint32Array },
  weight: number,
): void {
  for (let v = 0; v < start.length - 1; v++) {
    let x = 0;
    let y = 0;
    let z = 0;
    const from = start[v]!;
    const to = start[v + 1]!;
    for (let k = from; k < to; k++) {
      const w = list[k]! * 3;
      x += positions[w]!;
      y += positions[w + 1]!;
      z += positions[w + 2]!;
    }
    const count = to - from || 1;
    const at = 3 * v;
    out[at] = positions[at]! + weight * (x / count - positions[at]!);
    out[at + 1] = positions[at + 1]! + weight * (y / count - positions[at + 1]!);
    out[at + 2] = positions[at + 2]! + weight * (z / count - positions[at + 2]!);
  }
}
