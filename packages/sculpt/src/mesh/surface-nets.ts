import { touchesRows } from '../solid/volume.ts';
import type { Mesh } from './mesh.ts';
import type { Pace } from '../pace.ts';
import type { Occupancy, Volume } from '../solid/volume.ts';

/**
 * The surface of a volume by naive surface nets: one vertex per cell that the surface crosses, at the mean of its
 * crossings with the cell's edges, and one quad per crossed lattice edge (Gibson, "Constrained Elastic Surface Nets",
 * 1998; the averaging is S. F. Frisken's). On a well-composed volume the result is a closed 2-manifold.
 */
export async function surfaceNets(volume: Volume, occupancy: Occupancy, pace: Pace): Promise<Mesh> {
  await pace.breathe();
  const vertices = placeVertices(volume, occupancy);
  await pace.breathe();
  return { positions: vertices.positions, faces: joinVertices(volume, occupancy, vertices) };
}

interface Vertices {
  /** Index of each cell's vertex; cells are named by their lowest corner. Undefined where the surface is not. */
  vertexOfCell: Int32Array;
  positions: Float32Array;
  count: number;
}

function placeVertices(volume: Volume, occupancy: Occupancy): Vertices {
  const [, ny, nz] = volume.size;
  const vertices: Vertices = {
    vertexOfCell: new Int32Array(volume.values.length),
    positions: new Float32Array(1 << 16),
    count: 0,
  };
  for (let z = 0; z < nz - 1; z++) {
    for (let y = 0; y < ny - 1; y++) {
      if (touchesRows(occupancy, z * ny + y, ny)) placeRow(volume, occupancy.inside, vertices, { y, z });
    }
  }
  return { ...vertices, positions: vertices.positions.slice(0, 3 * vertices.count) };
}

function placeRow(
  volume: Volume,
  inside: Uint8Array,
  vertices: Vertices,
  { y, z }: { y: number; z: number },
): void {
  const [nx, ny] = volume.size;
  const row = (z * ny + y) * nx;
  let left = cornersAt(inside, row, nx, nx * ny);
  for (let x = 0; x < nx - 1; x++) {
    const right = cornersAt(inside, row + x + 1, nx, nx * ny);
    if (left !== right || (left !== 0 && left !== 4)) {
      const at = 3 * vertices.count;
      if (at + 3 > vertices.positions.length) vertices.positions = grown(vertices.positions);
      vertices.vertexOfCell[row + x] = vertices.count;
      placeVertex(volume, [x, y, z], vertices.positions.subarray(at, at + 3));
      vertices.count++;
    }
    left = right;
  }
}

/** How many of the four samples around an edge along x are inside. */
const cornersAt = (inside: Uint8Array, i: number, strideY: number, strideZ: number): number =>
  inside[i]! + inside[i + strideY]! + inside[i + strideZ]! + inside[i + strideY + strideZ]!;

function grown(array: Float32Array): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The twelve edges of a cell as pairs of corners; bit 0 of a corner is x, bit 1 y, bit 2 z. */
const cellEdges = [0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7];
const corner = new Float64Array(8);

function placeVertex(volume: Volume, [x, y, z]: [number, number, number], out: Float32Array): void {
  const { size, origin, step, values } = volume;
  const first = x + size[0] * (y + size[1] * z);
  for (let k = 0; k < 8; k++) {
    corner[k] = values[first + (k & 1) + ((k >> 1) & 1) * size[0] + (k >> 2) * size[0] * size[1]]!;
  }
  let sumX = 0;
  let sumY = 0;
  let sumZ = 0;
  let crossings = 0;
  for (let e = 0; e < 24; e += 2) {
    const a = cellEdges[e]!;
    const b = cellEdges[e + 1]!;
    const atA = corner[a]!;
    const atB = corner[b]!;
    if (atA > 0 === atB > 0) continue;
    const t = atA / (atA - atB);
    sumX += (a & 1) + t * ((b & 1) - (a & 1));
    sumY += ((a >> 1) & 1) + t * (((b >> 1) & 1) - ((a >> 1) & 1));
    sumZ += (a >> 2) + t * ((b >> 2) - (a >> 2));
    crossings++;
  }
  out[0] = origin[0] + (x + sumX / crossings) * step;
  out[1] = origin[1] + (y + sumY / crossings) * step;
  out[2] = origin[2] + (z + sumZ / crossings) * step;
}

function joinVertices(
  volume: Volume,
  occupancy: Occupancy,
  { vertexOfCell, positions }: Vertices,
): Uint32Array {
  const { inside } = occupancy;
  const [nx, ny, nz] = volume.size;
  const sy = nx;
  const sz = nx * ny;
  const builder: QuadBuilder = { positions, faces: new Uint32Array(positions.length * 2 + 12), count: 0 };
  const at = (cell: number) => vertexOfCell[cell]!;
  for (let z = 1; z < nz - 1; z++) {
    for (let y = 1; y < ny - 1; y++) {
      if (!touchesRows(occupancy, z * ny + y, ny)) continue;
      const row = (z * ny + y) * nx;
      for (let o = row + 1; o < row + nx - 1; o++) {
        const own = inside[o]!;
        if (own !== inside[o + 1]) addQuad(builder, [at(o - sy - sz), at(o - sz), at(o), at(o - sy)], own);
        if (own !== inside[o + sy]) addQuad(builder, [at(o - 1 - sz), at(o - 1), at(o), at(o - sz)], own);
        if (own !== inside[o + sz]) addQuad(builder, [at(o - 1 - sy), at(o - sy), at(o), at(o - 1)], own);
      }
    }
  }
  return builder.faces.slice(0, builder.count);
}

interface QuadBuilder {
  positions: Float32Array;
  faces: Uint32Array;
  count: number;
}

/** Two triangles, split along the shorter diagonal. `isInside`: of the lower end of the crossed edge. */
function addQuad(
  builder: QuadBuilder,
  [a, b, c, d]: [number, number, number, number],
  isInside: number,
): void {
  if (builder.count + 6 > builder.faces.length) {
    const larger = new Uint32Array(builder.faces.length * 2);
    larger.set(builder.faces);
    builder.faces = larger;
  }
  const second = isInside ? b : d;
  const fourth = isInside ? d : b;
  const acrossFirst = squaredDistance(builder.positions, a, c) <= squaredDistance(builder.positions, b, d);
  const { faces } = builder;
  let at = builder.count;
  if (acrossFirst) {
    faces[at++] = a;
    faces[at++] = second;
    faces[at++] = c;
    faces[at++] = a;
    faces[at++] = c;
    faces[at++] = fourth;
  } else {
    faces[at++] = second;
    faces[at++] = c;
    faces[at++] = fourth;
    faces[at++] = second;
    faces[at++] = fourth;
    faces[at++] = a;
  }
  builder.count = at;
}

function squaredDistance(p: Float32Array, a: number, b: number): number {
  const x = p[3 * a]! - p[3 * b]!;
  const y = p[3 * a + 1]! - p[3 * b + 1]!;
  const z = p[3 * a + 2]! - p[3 * b + 2]!;
  return x * x + y * y + z * z;
}
