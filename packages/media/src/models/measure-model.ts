import type { Document } from '@gltf-transform/core';
import { countEdges } from './count-edges.ts';
import type { Vec3 } from './matrices.ts';
import { placeParts, type Placed } from './place-parts.ts';
import { triangleIndices, triangleCount } from './triangle-indices.ts';

/** Beyond this, open edges are not counted: it would take too much memory. */
const watertightFacesMax = 2_000_000;
const watertightVerticesMax = 6_000_000;
/** Positions that are transformed one by one; beyond, a mesh is measured by the corners of its box. */
const exactVerticesMax = 30_000_000;

interface Measured {
  faces: number;
  vertices: number;
  sizeMetres: [number, number, number];
  watertight: boolean | null;
  openEdges: number | null;
}

/**
 * Measures what the scene shows: a mesh that is used twice counts twice. Sizes are in metres, with the transforms of
 * the nodes; of skinned meshes in their rest pose. Edges are counted after welding vertices that stand at the same
 * place, since textures and hard edges split them.
 */
export function measureModel(document: Document): Measured {
  const parts = placeParts(document);
  let faces = 0;
  let vertices = 0;
  for (const { primitive } of parts) {
    faces += triangleCount(primitive);
    vertices += primitive.getAttribute('POSITION')?.getCount() ?? 0;
  }
  const isCountable = faces <= watertightFacesMax && vertices <= watertightVerticesMax;
  const world = isCountable ? new Float32Array(vertices * 3) : null;
  const sizeMetres = measureSize(parts, world);
  const edges = world ? countEdges(world, allTriangles(parts, faces)) : null;
  return {
    faces,
    vertices,
    sizeMetres,
    watertight: edges ? edges.all > 0 && edges.open === 0 && edges.shared === 0 : null,
    openEdges: edges ? edges.open : null,
  };
}

/** The box around everything; fills `world` with every position on the way, when it is given. */
function measureSize(parts: Placed[], world: Float32Array | null): Vec3 {
  const low: Vec3 = [Infinity, Infinity, Infinity];
  const high: Vec3 = [-Infinity, -Infinity, -Infinity];
  const [position, out]: [Vec3, Vec3] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  let written = 0;
  let exactLeft = exactVerticesMax;
  for (const { primitive, place } of parts) {
    const positions = primitive.getAttribute('POSITION');
    if (!positions) continue;
    const corners = positions.getCount() <= exactLeft ? null : cornersOf(positions);
    const count = corners ? corners.length : positions.getCount();
    if (!corners) exactLeft -= count;
    for (let i = 0; i < count; i++) {
      place(corners ? corners[i]! : (positions.getElement(i, position) as Vec3), i, out);
      for (let axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis]!, out[axis]!);
        high[axis] = Math.max(high[axis]!, out[axis]!);
        if (world) world[written++] = out[axis]!;
      }
    }
  }
  return low.map((from, axis) => (from <= high[axis]! ? round(high[axis]! - from) : 0)) as Vec3;
}

function cornersOf(positions: {
  getMinNormalized(out: number[]): number[];
  getMaxNormalized(out: number[]): number[];
}): Vec3[] {
  const low = positions.getMinNormalized([]);
  const high = positions.getMaxNormalized([]);
  return Array.from(
    { length: 8 },
    (_, corner) => [0, 1, 2].map((axis) => (corner & (1 << axis) ? high : low)[axis]!) as Vec3,
  );
}

/** Six digits say all that a float of a GLB can. */
const round = (metres: number): number => Number(metres.toPrecision(6));

/** The corners of all faces, as indices into the positions of all parts in a row. */
function allTriangles(parts: Placed[], faces: number): Uint32Array {
  const all = new Uint32Array(faces * 3);
  let written = 0;
  let firstVertex = 0;
  for (const { primitive } of parts) {
    written = triangleIndices(primitive, firstVertex, all, written);
    firstVertex += primitive.getAttribute('POSITION')?.getCount() ?? 0;
  }
  return all;
}
