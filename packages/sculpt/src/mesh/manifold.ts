import { neighboursOf } from './mesh.ts';
import type { Mesh } from './mesh.ts';

/** What stands between a mesh and a closed 2-manifold; all zero for one that is. */
export interface ManifoldReport {
  isWatertight: boolean;
  /** Faces that use a vertex twice. */
  degenerateFaces: number;
  /** Edges without exactly one face on each side. */
  badEdges: number;
  /** Vertices at which two or more fans of faces meet in a point. */
  pinchedVertices: number;
  /** The vertices at all these places. */
  badVertices: number[];
}

/** Checks that every edge has exactly two faces, in opposite directions, and every vertex one fan of faces. */
export function checkManifold(mesh: Mesh): ManifoldReport {
  const { faces } = mesh;
  const bad = new Set<number>();
  let degenerateFaces = 0;
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [faces[f]!, faces[f + 1]!, faces[f + 2]!];
    if (a !== b && b !== c && c !== a) continue;
    degenerateFaces++;
    bad.add(a).add(b);
  }
  const badEdges = countBadEdges(mesh, bad);
  const pinchedVertices = degenerateFaces + badEdges > 0 ? 0 : countPinched(mesh, bad);
  return {
    isWatertight: faces.length > 0 && bad.size === 0,
    degenerateFaces,
    badEdges,
    pinchedVertices,
    badVertices: [...bad],
  };
}

/** The mesh with vertices of exactly the same position made one. */
export function weldMesh({ positions, faces }: Mesh): Mesh {
  const known = new Map<string, number>();
  const map = new Uint32Array(positions.length / 3);
  for (let v = 0; v < map.length; v++) {
    const key = `${positions[3 * v]},${positions[3 * v + 1]},${positions[3 * v + 2]}`;
    const first = known.get(key) ?? v;
    known.set(key, first);
    map[v] = first;
  }
  return { positions, faces: faces.map((v) => map[v]!) };
}

function countBadEdges(mesh: Mesh, bad: Set<number>): number {
  const { start, list } = neighboursOf(mesh);
  const countIn = (from: number, to: number) => {
    let count = 0;
    for (let k = start[from]!; k < start[from + 1]!; k++) if (list[k] === to) count++;
    return count;
  };
  let edges = 0;
  for (let v = 0; v < start.length - 1; v++) {
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const w = list[k]!;
      if (countIn(v, w) === 1 && countIn(w, v) === 1) continue;
      edges++;
      bad.add(v).add(w);
    }
  }
  return edges;
}

/** Walks once around each vertex: faces that the walk does not meet belong to another fan. */
function countPinched(mesh: Mesh, bad: Set<number>): number {
  const { faces } = mesh;
  const { start, list } = neighboursOf(mesh);
  // For the directed edge k from v to list[k], the third corner of its face.
  const third = new Uint32Array(list.length);
  const next = start.slice();
  for (let f = 0; f < faces.length; f += 3) {
    for (let k = 0; k < 3; k++) third[next[faces[f + k]!]!++] = faces[f + ((k + 2) % 3)]!;
  }
  let pinched = 0;
  for (let v = 0; v < start.length - 1; v++) {
    const degree = start[v + 1]! - start[v]!;
    if (degree === 0 || walkAround(v, { start, list, third }) === degree) continue;
    pinched++;
    bad.add(v);
  }
  return pinched;
}

/** How many faces a walk from spoke to spoke around a vertex meets before it is back. */
function walkAround(
  v: number,
  { start, list, third }: { start: Uint32Array; list: Uint32Array; third: Uint32Array },
): number {
  let walked = 0;
  let at = start[v]!;
  do {
    const spoke = third[at]!;
    at = start[v]!;
    while (list[at] !== spoke) at++;
    walked++;
  } while (at !== start[v]!);
  return walked;
}
