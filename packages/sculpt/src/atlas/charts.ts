import type { Direction, FaceDirections } from './directions.ts';
import type { Mesh } from '../mesh/mesh.ts';

/** Faces that are laid flat together, as seen from one side, without overlap. */
export interface Chart {
  direction: Direction;
  faces: number[];
  /** The rectangle they cover in the plane of the side: u to the right, v down, world units. */
  low: [number, number];
  high: [number, number];
}

/** Which coordinate goes right (u) and which goes down (v) for a viewer who looks at that side, and with which sign. */
const planes: { u: [number, number]; v: [number, number] }[] = [
  { u: [2, -1], v: [1, -1] },
  { u: [2, 1], v: [1, -1] },
  { u: [0, 1], v: [2, 1] },
  { u: [0, 1], v: [2, -1] },
  { u: [0, 1], v: [1, -1] },
  { u: [0, -1], v: [1, -1] },
];

export const planeOf = (direction: Direction): { u: [number, number]; v: [number, number] } =>
  planes[direction]!;

/** Overlaps are found on a raster of this many cells along the mesh's longest side. */
const rasterCells = 768;
/** Rounds of growing charts from what was left over; from this round on faces are taken even upside down. */
const roundsMax = 6;
const lenientRound = 4;

/** Grows charts over neighbouring faces of the same side; a face that would cover another one starts a new chart. */
export function growCharts(
  mesh: Mesh,
  { directions, adjacent }: FaceDirections,
): { charts: Chart[]; chartOfFace: Int32Array } {
  const count = mesh.faces.length / 3;
  const grower = createGrower(mesh, { directions, adjacent });
  let pending = Array.from({ length: count }, (_, f) => f);
  for (let round = 0; round < roundsMax && pending.length > 0; round++) {
    grower.round = round;
    for (const f of pending) grower.isPending[f] = 1;
    const rejected: number[] = [];
    for (const f of pending) if (grower.isPending[f]) growChart(grower, f, rejected);
    pending = rejected;
  }
  return { charts: grower.charts, chartOfFace: grower.chartOfFace };
}

interface Grower extends FaceDirections {
  mesh: Mesh;
  charts: Chart[];
  chartOfFace: Int32Array;
  isPending: Uint8Array;
  round: number;
  /** Which chart covers each cell of the raster; charts come one after the other, so old marks may stay. */
  cover: Int32Array;
  lowest: number;
  cellsPerUnit: number;
}

function createGrower(mesh: Mesh, { directions, adjacent }: FaceDirections): Grower {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const p of mesh.positions) {
    if (p < lowest) lowest = p;
    if (p > highest) highest = p;
  }
  // Coordinates are used with both signs, so the raster spans the larger magnitude both ways.
  const reach = Math.max(Math.abs(lowest), Math.abs(highest));
  return {
    mesh,
    directions,
    adjacent,
    charts: [],
    chartOfFace: new Int32Array(mesh.faces.length / 3).fill(-1),
    isPending: new Uint8Array(mesh.faces.length / 3),
    round: 0,
    cover: new Int32Array((rasterCells + 2) ** 2).fill(-1),
    lowest: -reach,
    cellsPerUnit: rasterCells / (2 * reach),
  };
}

/** Breadth first, so that overlaps are cut far from where the chart began. */
function growChart(grower: Grower, seed: number, rejected: number[]): void {
  const { mesh, directions, adjacent, isPending } = grower;
  const direction = directions[seed]!;
  const chart: Chart = { direction, faces: [], low: [Infinity, Infinity], high: [-Infinity, -Infinity] };
  const queue = [seed];
  isPending[seed] = 0;
  const corners = new Float64Array(6);
  for (let next = 0; next < queue.length; next++) {
    const f = queue[next]!;
    for (let k = 0; k < 3; k++)
      projectInto(corners, 2 * k, mesh, { vertex: mesh.faces[3 * f + k]!, direction });
    if (!claimCells(grower, corners, chart.faces.length > 0)) {
      rejected.push(f);
      continue;
    }
    chart.faces.push(f);
    grower.chartOfFace[f] = grower.charts.length;
    for (let i = 0; i < 6; i++) {
      chart.low[i & 1] = Math.min(chart.low[i & 1]!, corners[i]!);
      chart.high[i & 1] = Math.max(chart.high[i & 1]!, corners[i]!);
    }
    for (let k = 0; k < 3; k++) {
      const g = adjacent[3 * f + k]!;
      if (g < 0 || !isPending[g] || directions[g] !== direction) continue;
      isPending[g] = 0;
      queue.push(g);
    }
  }
  grower.charts.push(chart);
}

/** A vertex in the plane of a side: u into `out[at]`, v into `out[at + 1]`. */
export function projectInto(
  out: Float64Array,
  at: number,
  mesh: Mesh,
  { vertex, direction }: { vertex: number; direction: Direction },
): void {
  const { u, v } = planes[direction]!;
  out[at] = mesh.positions[3 * vertex + u[0]]! * u[1];
  out[at + 1] = mesh.positions[3 * vertex + v[0]]! * v[1];
}

/** Marks the raster cells of a triangle as the current chart's; refuses when the chart has some of them already. */
function claimCells(grower: Grower, corners: Float64Array, mayRefuse: boolean): boolean {
  const isLenient = grower.round >= lenientRound;
  const [ax, ay, bx, by, cx, cy] = corners as unknown as [number, number, number, number, number, number];
  const doubleArea = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  // v points down, so a face that shows its front runs clockwise here.
  if (doubleArea >= -1e-14 && !isLenient && mayRefuse) return false;
  const mustNotOverlap = mayRefuse && grower.round < roundsMax - 1;
  const cells = cellsOf(grower, corners);
  const id = grower.charts.length;
  if (mustNotOverlap) for (const cell of cells) if (grower.cover[cell] === id) return false;
  for (const cell of cells) grower.cover[cell] = id;
  return true;
}

/** Triangles are shrunk by this barycentric margin, so that neighbours never claim the same cell. */
const shrinkMargin = 0.02;
const found: number[] = [];

function cellsOf({ lowest, cellsPerUnit }: Grower, corners: Float64Array): number[] {
  found.length = 0;
  const ax = (corners[0]! - lowest) * cellsPerUnit;
  const ay = (corners[1]! - lowest) * cellsPerUnit;
  const bx = (corners[2]! - lowest) * cellsPerUnit;
  const by = (corners[3]! - lowest) * cellsPerUnit;
  const cx = (corners[4]! - lowest) * cellsPerUnit;
  const cy = (corners[5]! - lowest) * cellsPerUnit;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-12) return found;
  const lastX = Math.min(rasterCells, Math.floor(Math.max(ax, bx, cx)));
  const lastY = Math.min(rasterCells, Math.floor(Math.max(ay, by, cy)));
  for (let y = Math.max(0, Math.ceil(Math.min(ay, by, cy))); y <= lastY; y++) {
    for (let x = Math.max(0, Math.ceil(Math.min(ax, bx, cx))); x <= lastX; x++) {
      const a = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
      const b = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
      if (a > shrinkMargin && b > shrinkMargin && 1 - a - b > shrinkMargin)
        found.push(y * (rasterCells + 1) + x);
    }
  }
  return found;
}
