import { faceNormalInto } from './mesh.ts';
import type { Mesh } from './mesh.ts';

/** Coefficients of a symmetric 4x4 matrix. */
const terms = 10;

/** One quadric per vertex: squared distance to the planes of its faces, weighted by their areas. */
export function createQuadrics(mesh: Mesh): Float64Array {
  const quadrics = new Float64Array((mesh.positions.length / 3) * terms);
  const n = new Float64Array(3);
  for (let f = 0; f < mesh.faces.length; f += 3) {
    faceNormalInto(n, mesh, f);
    const area = Math.hypot(n[0]!, n[1]!, n[2]!);
    if (area < 1e-20) continue;
    const [a, b, c] = [n[0]! / area, n[1]! / area, n[2]! / area];
    const p = mesh.faces[f]! * 3;
    const d = -(a * mesh.positions[p]! + b * mesh.positions[p + 1]! + c * mesh.positions[p + 2]!);
    const plane = [a * a, a * b, a * c, a * d, b * b, b * c, b * d, c * c, c * d, d * d];
    for (let k = 0; k < 3; k++) {
      const at = mesh.faces[f + k]! * terms;
      for (let t = 0; t < terms; t++) quadrics[at + t]! += area * plane[t]!;
    }
  }
  return quadrics;
}

/** Adds the quadric of vertex `from` to that of vertex `to`. */
export function addQuadric(quadrics: Float64Array, to: number, from: number): void {
  for (let t = 0; t < terms; t++) quadrics[to * terms + t]! += quadrics[from * terms + t]!;
}

/** The error of the two vertices' quadrics together at the position of vertex `place`. */
export function quadricError(
  quadrics: Float64Array,
  [a, b]: [number, number],
  positions: Float32Array,
  place: number,
): number {
  return (
    errorAt(quadrics, a * terms, positions, 3 * place) + errorAt(quadrics, b * terms, positions, 3 * place)
  );
}

function errorAt(q: Float64Array, at: number, positions: Float32Array, place: number): number {
  const x = positions[place]!;
  const y = positions[place + 1]!;
  const z = positions[place + 2]!;
  const squares = q[at]! * x * x + q[at + 4]! * y * y + q[at + 7]! * z * z;
  const products = q[at + 1]! * x * y + q[at + 2]! * x * z + q[at + 5]! * y * z;
  return squares + 2 * (products + q[at + 3]! * x + q[at + 6]! * y + q[at + 8]! * z) + q[at + 9]!;
}
