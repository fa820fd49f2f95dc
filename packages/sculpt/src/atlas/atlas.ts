import { vertexNormals } from '../mesh/mesh.ts';
import { growCharts, planeOf, projectInto } from './charts.ts';
import { faceDirections } from './directions.ts';
import { packBoxes } from './pack.ts';
import type { Chart } from './charts.ts';
import type { Direction } from './directions.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Pace } from '../pace.ts';
import type { Place } from './pack.ts';

/** A mesh cut open and laid out on a square texture. Vertices on cuts appear once per chart. */
export interface Atlas {
  /** Side of the texture in texels. */
  size: number;
  positions: Float32Array;
  normals: Float32Array;
  /** x, y, z along u, and the handedness 1. */
  tangents: Float32Array;
  /** 0 to 1, v down, as glTF wants them. */
  uvs: Float32Array;
  faces: Uint32Array;
  /** The vertex of the uncut mesh that each vertex came from. */
  sourceVertex: Uint32Array;
  /** The side that each face was laid flat from. */
  directionOfFace: Int8Array;
}

export interface AtlasOptions {
  size: number;
  /** Above 1 more faces go into the charts of that axis' two sides. */
  favour: [number, number, number];
  /** Texels per length of a side's charts against the others: high where the texture holds detail. */
  density(direction: Direction): number;
}

/**
 * Lays a closed mesh out as planar charts along the six axes, without overlaps, as large as the texture allows, with a
 * gap between charts that is wide enough for mip-maps.
 */
export async function createAtlas(mesh: Mesh, options: AtlasOptions, pace: Pace): Promise<Atlas> {
  const normals = vertexNormals(mesh);
  const assigned = faceDirections(mesh, normals, options.favour);
  await pace.breathe();
  const { charts, chartOfFace } = growCharts(mesh, assigned);
  await pace.breathe();
  const layout = layOut(charts, options);
  await pace.breathe();
  return cutMesh(
    { mesh, normals, charts, chartOfFace, directions: assigned.directions, layout },
    options.size,
  );
}

interface Layout {
  /** By chart: its corner in the texture, texels. */
  places: Place[];
  /** By chart: texels per world unit. */
  scales: number[];
  padding: number;
}

const searchRounds = 14;

/** The largest scale at which all charts fit, by bisection. */
function layOut(charts: Chart[], { size, density }: AtlasOptions): Layout {
  const padding = Math.max(2, Math.round(size / 256));
  const extents = charts.map((chart) => {
    const weight = density(chart.direction);
    return {
      width: (chart.high[0] - chart.low[0]) * weight,
      height: (chart.high[1] - chart.low[1]) * weight,
    };
  });
  const order = charts.map((_, i) => i).sort((a, b) => extents[b]!.height - extents[a]!.height || a - b);
  const packedAt = (scale: number) => {
    const boxes = order.map((i) => ({
      width: Math.ceil(extents[i]!.width * scale) + 2 * padding,
      height: Math.ceil(extents[i]!.height * scale) + 2 * padding,
    }));
    return packBoxes(boxes, size);
  };
  const area = extents.reduce((sum, e) => sum + e.width * e.height, 0);
  let fits = 0;
  let fails = (1.5 * size) / Math.sqrt(area + 1e-12);
  for (let round = 0; round < searchRounds; round++) {
    const middle = (fits + fails) / 2;
    if (packedAt(middle)) fits = middle;
    else fails = middle;
  }
  const packed = packedAt(fits);
  const places: Place[] = [];
  order.forEach((chart, k) => (places[chart] = packed?.[k] ?? { x: 0, y: 0 }));
  return { places, scales: charts.map((chart) => fits * density(chart.direction)), padding };
}

interface Cut {
  mesh: Mesh;
  normals: Float32Array;
  charts: Chart[];
  chartOfFace: Int32Array;
  directions: Int8Array;
  layout: Layout;
}

function cutMesh(cut: Cut, size: number): Atlas {
  const { mesh, charts, chartOfFace } = cut;
  const known = new Map<number, number>();
  const vertexCount = mesh.positions.length / 3;
  const source: number[] = [];
  const chartOfVertex: number[] = [];
  const faces = new Uint32Array(mesh.faces.length);
  for (let i = 0; i < faces.length; i++) {
    const chart = chartOfFace[Math.floor(i / 3)]!;
    const key = chart * vertexCount + mesh.faces[i]!;
    let vertex = known.get(key);
    if (vertex === undefined) {
      vertex = source.length;
      known.set(key, vertex);
      source.push(mesh.faces[i]!);
      chartOfVertex.push(chart);
    }
    faces[i] = vertex;
  }
  const atlas: Atlas = {
    size,
    positions: gather(mesh.positions, source),
    normals: gather(cut.normals, source),
    tangents: new Float32Array(source.length * 4),
    uvs: new Float32Array(source.length * 2),
    faces,
    sourceVertex: Uint32Array.from(source),
    directionOfFace: Int8Array.from(chartOfFace, (chart) => charts[chart]!.direction),
  };
  placeVertices(atlas, cut, chartOfVertex);
  return atlas;
}

function gather(values: Float32Array, source: number[]): Float32Array {
  const out = new Float32Array(source.length * 3);
  source.forEach((v, i) => {
    for (let c = 0; c < 3; c++) out[3 * i + c] = values[3 * v + c]!;
  });
  return out;
}

function placeVertices(atlas: Atlas, { mesh, charts, layout }: Cut, chartOfVertex: number[]): void {
  const flat = new Float64Array(2);
  for (let i = 0; i < chartOfVertex.length; i++) {
    const id = chartOfVertex[i]!;
    const chart = charts[id]!;
    projectInto(flat, 0, mesh, { vertex: atlas.sourceVertex[i]!, direction: chart.direction });
    for (let c = 0; c < 2; c++) {
      const corner = (c === 0 ? layout.places[id]!.x : layout.places[id]!.y) + layout.padding;
      atlas.uvs[2 * i + c] = (corner + (flat[c]! - chart.low[c]!) * layout.scales[id]!) / atlas.size;
    }
    setTangent(atlas, i, chart.direction);
  }
}

/** The direction of u, made perpendicular to the normal. No chart is mirrored, so the handedness is always 1. */
function setTangent({ normals, tangents }: Atlas, i: number, direction: Direction): void {
  const [axis, sign] = planeOf(direction).u;
  const n = [normals[3 * i]!, normals[3 * i + 1]!, normals[3 * i + 2]!] as const;
  let t = [0, 1, 2].map((c) => (c === axis ? sign : 0) - n[c]! * n[axis]! * sign);
  let length = Math.hypot(t[0]!, t[1]!, t[2]!);
  if (length < 1e-3) {
    // u runs along the normal: any perpendicular will do.
    const other = Math.abs(n[1]) < 0.9 ? 1 : 0;
    t = [0, 1, 2].map((c) => (c === other ? 1 : 0) - n[c]! * n[other]!);
    length = Math.hypot(t[0]!, t[1]!, t[2]!);
  }
  for (let c = 0; c < 3; c++) tangents[4 * i + c] = t[c]! / length;
  tangents[4 * i + 3] = 1;
}
