import { compactMesh, faceNormalInto } from './mesh.ts';
import { createEdgeQueue } from './edge-queue.ts';
import { addQuadric, createQuadrics, quadricError } from './quadrics.ts';
import type { EdgeQueue } from './edge-queue.ts';
import type { Mesh } from './mesh.ts';
import type { Pace } from '../pace.ts';

/**
 * Simplifies a closed 2-manifold to at most `facesMax` faces and keeps it one. Edges are collapsed in the order of their
 * quadric error (Garland & Heckbert, "Surface Simplification Using Quadric Error Metrics", 1997), one end onto the
 * other, where the link condition holds (Dey et al., "Topology Preserving Edge Contraction", 1999) and no face turns
 * over. Stops early when no edge is left that may go.
 */
export async function collapseEdges(mesh: Mesh, facesMax: number, pace: Pace): Promise<Mesh> {
  const state = createState(mesh);
  for (let v = 0; v < state.fans.length; v++) queueEdgesOf(state, v);
  while (state.faceCount > facesMax) {
    const edge = state.queue.takeCheapest();
    if (!edge) break;
    const isStale = edge.stamp !== state.stamps[edge.from]! + state.stamps[edge.to]!;
    if (isStale || state.fans[edge.from]!.length === 0 || state.fans[edge.to]!.length === 0) continue;
    if (mayCollapse(state, edge.from, edge.to)) collapse(state, edge.from, edge.to);
    if ((state.faceCount & 255) === 0) await pace.breathe();
  }
  const faces: number[] = [];
  for (let f = 0; f < state.isGone.length; f++) {
    if (!state.isGone[f]) faces.push(state.faces[3 * f]!, state.faces[3 * f + 1]!, state.faces[3 * f + 2]!);
  }
  return compactMesh({ positions: mesh.positions, faces: Uint32Array.from(faces) });
}

interface State {
  positions: Float32Array;
  faces: Uint32Array;
  isGone: Uint8Array;
  faceCount: number;
  /** Faces around each vertex; empty once the vertex is gone. */
  fans: number[][];
  quadrics: Float64Array;
  /** Goes up whenever a vertex's surroundings change: queued edges with an older stamp do not count. */
  stamps: Uint32Array;
  queue: EdgeQueue;
}

function createState({ positions, faces }: Mesh): State {
  const fans: number[][] = Array.from({ length: positions.length / 3 }, () => []);
  for (let i = 0; i < faces.length; i++) fans[faces[i]!]!.push(Math.floor(i / 3));
  return {
    positions,
    faces: faces.slice(),
    isGone: new Uint8Array(faces.length / 3),
    faceCount: faces.length / 3,
    fans,
    quadrics: createQuadrics({ positions, faces }),
    stamps: new Uint32Array(fans.length),
    queue: createEdgeQueue(),
  };
}

function neighboursAround(state: State, v: number): Set<number> {
  const around = new Set<number>();
  for (const f of state.fans[v]!) {
    for (let k = 0; k < 3; k++) if (state.faces[3 * f + k] !== v) around.add(state.faces[3 * f + k]!);
  }
  return around;
}

/** Queues each edge once, from the end with the lower number, in its cheaper direction. */
function queueEdgesOf(state: State, v: number, all = false): void {
  for (const w of neighboursAround(state, v)) {
    if (!all && w < v) continue;
    const ontoW = quadricError(state.quadrics, [v, w], state.positions, w);
    const ontoV = quadricError(state.quadrics, [v, w], state.positions, v);
    const [from, to] = ontoW <= ontoV ? [v, w] : [w, v];
    state.queue.add({ from, to, cost: Math.min(ontoW, ontoV), stamp: state.stamps[v]! + state.stamps[w]! });
  }
}

function mayCollapse(state: State, from: number, to: number): boolean {
  const around = neighboursAround(state, from);
  if (!around.has(to)) return false;
  let common = 0;
  for (const w of neighboursAround(state, to)) if (around.has(w)) common++;
  const isTetrahedron = state.fans[from]!.length <= 3 && state.fans[to]!.length <= 3;
  return common === 2 && !isTetrahedron && !turnsOver(state, from, to);
}

const before = new Float64Array(3);
const after = new Float64Array(3);
/** Cosine of the largest turn of a face that is allowed. */
const turnMin = 0.2;

function turnsOver(state: State, from: number, to: number): boolean {
  for (const f of state.fans[from]!) {
    const corners = [state.faces[3 * f]!, state.faces[3 * f + 1]!, state.faces[3 * f + 2]!];
    if (corners.includes(to)) continue;
    const moved = Uint32Array.from(corners, (v) => (v === from ? to : v));
    faceNormalInto(before, state, 3 * f);
    faceNormalInto(after, { positions: state.positions, faces: moved }, 0);
    const dot = before[0]! * after[0]! + before[1]! * after[1]! + before[2]! * after[2]!;
    const lengths =
      Math.hypot(before[0]!, before[1]!, before[2]!) * Math.hypot(after[0]!, after[1]!, after[2]!);
    if (dot <= turnMin * lengths) return true;
  }
  return false;
}

function collapse(state: State, from: number, to: number): void {
  for (const f of state.fans[from]!) {
    const corners = [0, 1, 2].map((k) => state.faces[3 * f + k]!);
    if (corners.includes(to)) {
      state.isGone[f] = 1;
      state.faceCount--;
      for (const v of corners) if (v !== from) state.fans[v] = state.fans[v]!.filter((g) => g !== f);
    } else {
      for (let k = 0; k < 3; k++) if (corners[k] === from) state.faces[3 * f + k] = to;
      state.fans[to]!.push(f);
    }
  }
  state.fans[from] = [];
  addQuadric(state.quadrics, to, from);
  state.stamps[to]!++;
  queueEdgesOf(state, to, true);
}
