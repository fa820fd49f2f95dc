/** An indexed triangle mesh: x, y, z per vertex; three vertices per face, counter-clockwise seen from outside. */
export interface Mesh {
  positions: Float32Array;
  faces: Uint32Array;
}

/** Which vertices share an edge: those of vertex v are `list[start[v]]` to before `list[start[v + 1]]`. */
export interface Neighbours {
  start: Uint32Array;
  list: Uint32Array;
}

/** The neighbours of every vertex of a closed mesh, each once (every directed edge gives one). */
export function neighboursOf(mesh: Mesh): Neighbours {
  const { faces } = mesh;
  const count = mesh.positions.length / 3;
  const start = new Uint32Array(count + 1);
  for (const v of faces) start[v + 1]!++;
  for (let v = 0; v < count; v++) start[v + 1]! += start[v]!;
  const list = new Uint32Array(faces.length);
  const next = start.slice();
  for (let f = 0; f < faces.length; f += 3) {
    for (let k = 0; k < 3; k++) list[next[faces[f + k]!]!++] = faces[f + ((k + 1) % 3)]!;
  }
  return { start, list };
}

/** The cross product of two edges of face `f` (its index times three): its normal, twice its area long. */
export function faceNormalInto(out: Float64Array | number[], { positions, faces }: Mesh, f: number): void {
  const a = faces[f]! * 3;
  const b = faces[f + 1]! * 3;
  const c = faces[f + 2]! * 3;
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  out[0] = uy * vz - uz * vy;
  out[1] = uz * vx - ux * vz;
  out[2] = ux * vy - uy * vx;
}

/** Unit normals per vertex: the mean of the faces around it, weighted by area. */
export function vertexNormals(mesh: Mesh): Float32Array {
  const normals = new Float32Array(mesh.positions.length);
  const normal = new Float64Array(3);
  for (let f = 0; f < mesh.faces.length; f += 3) {
    faceNormalInto(normal, mesh, f);
    for (let k = 0; k < 3; k++) {
      const at = mesh.faces[f + k]! * 3;
      for (let c = 0; c < 3; c++) normals[at + c]! += normal[c]!;
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!);
    if (length > 1e-20) for (let c = 0; c < 3; c++) normals[i + c]! /= length;
    else normals[i + 2] = 1;
  }
  return normals;
}

/** The mesh without vertices that no face uses. */
export function compactMesh({ positions, faces }: Mesh): Mesh {
  const map = new Int32Array(positions.length / 3).fill(-1);
  const kept = new Float32Array(positions.length);
  const out = new Uint32Array(faces.length);
  let count = 0;
  for (let i = 0; i < faces.length; i++) {
    const v = faces[i]!;
    if (map[v]! < 0) {
      map[v] = count;
      for (let c = 0; c < 3; c++) kept[3 * count + c] = positions[3 * v + c]!;
      count++;
    }
    out[i] = map[v]!;
  }
  return { positions: kept.slice(0, 3 * count), faces: out };
}
