import { faceNormalInto } from '../mesh/mesh.ts';
import type { Mesh } from '../mesh/mesh.ts';

/** The six sides from which charts are laid flat: +x, -x, +y, -y, +z, -z are 0 to 5. */
export type Direction = number;

export const axisOf = (direction: Direction): number => direction >> 1;
export const signOf = (direction: Direction): number => (direction & 1 ? -1 : 1);

/** A face that turns away further than this (cosine) cannot lie in a chart of that side. */
const facingMin = 0.17;
const smoothingRounds = 3;

export interface FaceDirections {
  directions: Int8Array;
  /** For edge k of face f (at 3 f + k): the face on its other side. */
  adjacent: Int32Array;
}

/**
 * Chooses a side for every face: the one it faces most, `favour` per axis, with the normals of its vertices counted in;
 * then lets faces go with the majority of their neighbours, so that few small charts come about.
 */
export function faceDirections(
  mesh: Mesh,
  normals: Float32Array,
  favour: [number, number, number],
): FaceDirections {
  const count = mesh.faces.length / 3;
  const faceNormals = unitFaceNormals(mesh);
  const directions = new Int8Array(count);
  for (let f = 0; f < count; f++) directions[f] = bestDirection({ mesh, normals, faceNormals, favour }, f);
  const adjacent = adjacentFaces(mesh);
  for (let round = 0; round < smoothingRounds; round++) {
    for (let f = 0; f < count; f++) followNeighbours(f, directions, { adjacent, faceNormals });
  }
  return { directions, adjacent };
}

function unitFaceNormals(mesh: Mesh): Float32Array {
  const out = new Float32Array(mesh.faces.length);
  const n = new Float64Array(3);
  for (let f = 0; f < mesh.faces.length; f += 3) {
    faceNormalInto(n, mesh, f);
    const length = Math.hypot(n[0]!, n[1]!, n[2]!) || 1;
    for (let c = 0; c < 3; c++) out[f + c] = n[c]! / length;
  }
  return out;
}

interface Normals {
  mesh: Mesh;
  normals: Float32Array;
  faceNormals: Float32Array;
  favour: [number, number, number];
}

function bestDirection({ mesh, normals, faceNormals, favour }: Normals, f: number): Direction {
  let best = 0;
  let bestScore = -Infinity;
  for (let d = 0; d < 6; d++) {
    const axis = axisOf(d);
    const facing = signOf(d) * faceNormals[3 * f + axis]!;
    let around = 0;
    for (let k = 0; k < 3; k++) around += (signOf(d) * normals[3 * mesh.faces[3 * f + k]! + axis]!) / 3;
    // Sides that cannot take the face still rank by how it faces them: some face may fit none.
    const score = facing < facingMin ? facing - 10 : favour[axis]! * (facing + around);
    if (score > bestScore) {
      bestScore = score;
      best = d;
    }
  }
  return best;
}

function adjacentFaces({ faces }: Mesh): Int32Array {
  const byEdge = new Map<number, number>();
  const span = faces.length;
  for (let i = 0; i < faces.length; i++) byEdge.set(faces[i]! * span + faces[nextCorner(i)]!, i);
  const adjacent = new Int32Array(faces.length).fill(-1);
  for (let i = 0; i < faces.length; i++) {
    const other = byEdge.get(faces[nextCorner(i)]! * span + faces[i]!);
    if (other !== undefined) adjacent[i] = Math.floor(other / 3);
  }
  return adjacent;
}

const nextCorner = (i: number): number => (i % 3 === 2 ? i - 2 : i + 1);

function followNeighbours(
  f: number,
  directions: Int8Array,
  { adjacent, faceNormals }: { adjacent: Int32Array; faceNormals: Float32Array },
): void {
  const a = neighbourDirection(directions, adjacent[3 * f]!);
  const b = neighbourDirection(directions, adjacent[3 * f + 1]!);
  const c = neighbourDirection(directions, adjacent[3 * f + 2]!);
  const majority = a === b || a === c ? a : b === c ? b : -1;
  if (majority < 0 || majority === directions[f]) return;
  if (signOf(majority) * faceNormals[3 * f + axisOf(majority)]! > facingMin) directions[f] = majority;
}

const neighbourDirection = (directions: Int8Array, f: number): number => (f < 0 ? -1 : directions[f]!);
