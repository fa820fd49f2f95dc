import { neighboursOf } from '../mesh/mesh.ts';
import { lookUp, seenWeight } from './projection.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Neighbours } from '../mesh/mesh.ts';
import type { Pace } from '../pace.ts';
import type { Projector } from './projection.ts';

const sweeps = 80;
const overRelaxation = 1.5;
const seedWeight = 0.02;

/**
 * One colour per vertex: what the pictures show, and elsewhere a diffusion of that over the surface, so that unseen parts
 * take on the colours of the rims next to them.
 */
export async function vertexColours(
  mesh: Mesh,
  normals: Float32Array,
  projectors: Projector[],
  pace: Pace,
): Promise<Float32Array> {
  const count = mesh.positions.length / 3;
  const colours = new Float32Array(count * 3);
  const certain = new Float32Array(count);
  const colour = [0, 0, 0];
  for (let v = 0; v < count; v++) {
    let sum = 0;
    for (const projector of projectors) {
      const weight = lookUp(projector, mesh.positions, normals, 3 * v, colour);
      sum += weight;
      for (let c = 0; c < 3 && weight > 0; c++) colours[3 * v + c]! += weight * colour[c]!;
    }
    for (let c = 0; c < 3 && sum > 0; c++) colours[3 * v + c]! /= sum;
    certain[v] = sum > seedWeight ? Math.min(1, sum / (2 * seenWeight)) : 0;
  }
  await pace.breathe();
  await diffuse(colours, certain, neighboursOf(mesh), pace);
  return colours;
}

/** Harmonic diffusion (successive over-relaxation) from what is certain, after a first fill with the nearest of it. */
async function diffuse(
  colours: Float32Array,
  certain: Float32Array,
  neighbours: Neighbours,
  pace: Pace,
): Promise<void> {
  spreadNearest(colours, certain, neighbours);
  const anchors = colours.slice();
  const open = Uint32Array.from(certain.keys()).filter((v) => certain[v]! < 1);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let k = 0; k < open.length; k++) {
      relaxVertex(sweep % 2 === 0 ? open[k]! : open[open.length - 1 - k]!, {
        colours,
        anchors,
        certain,
        neighbours,
      });
    }
    await pace.breathe();
  }
}

interface Diffusion {
  colours: Float32Array;
  anchors: Float32Array;
  certain: Float32Array;
  neighbours: Neighbours;
}

function relaxVertex(v: number, { colours, anchors, certain, neighbours: { start, list } }: Diffusion): void {
  const from = start[v]!;
  const to = start[v + 1]!;
  if (from === to) return;
  let r = 0;
  let g = 0;
  let b = 0;
  for (let k = from; k < to; k++) {
    const w = list[k]! * 3;
    r += colours[w]!;
    g += colours[w + 1]!;
    b += colours[w + 2]!;
  }
  const free = (1 - certain[v]!) / (to - from);
  const held = certain[v]!;
  const at = 3 * v;
  colours[at]! += overRelaxation * (held * anchors[at]! + free * r - colours[at]!);
  colours[at + 1]! += overRelaxation * (held * anchors[at + 1]! + free * g - colours[at + 1]!);
  colours[at + 2]! += overRelaxation * (held * anchors[at + 2]! + free * b - colours[at + 2]!);
}

function spreadNearest(colours: Float32Array, certain: Float32Array, { start, list }: Neighbours): void {
  const count = certain.length;
  const queue = new Uint32Array(count);
  const isKnown = new Uint8Array(count);
  let end = 0;
  for (let v = 0; v < count; v++) {
    if (certain[v]! <= 0) continue;
    isKnown[v] = 1;
    queue[end++] = v;
  }
  for (let next = 0; next < end; next++) {
    const v = queue[next]!;
    for (let k = start[v]!; k < start[v + 1]!; k++) {
      const w = list[k]!;
      if (isKnown[w]) continue;
      isKnown[w] = 1;
      for (let c = 0; c < 3; c++) colours[3 * w + c] = colours[3 * v + c]!;
      queue[end++] = w;
    }
  }
}
