/** The edges of a mesh: all, those of one face (`open`), those of more than two (`shared`). */
export interface EdgeCount {
  all: number;
  open: number;
  shared: number;
}

/**
 * Counts edges after welding: vertices at exactly the same position are one. Faces that shrink to a line are left out.
 * Memory: about 60 bytes a vertex and 24 a face.
 * @param positions x, y, z of each vertex
 * @param triangles three vertex indices of each face
 */
export function countEdges(positions: Float32Array, triangles: Uint32Array): EdgeCount {
  const welded = weld(positions);
  const vertices = positions.length / 3;
  const edges = new Float64Array(triangles.length);
  let used = 0;
  for (let face = 0; face < triangles.length; face += 3) {
    const a = welded[triangles[face]!]!;
    const b = welded[triangles[face + 1]!]!;
    const c = welded[triangles[face + 2]!]!;
    if (a === b || b === c || c === a) continue;
    edges[used++] = edgeKey(a, b, vertices);
    edges[used++] = edgeKey(b, c, vertices);
    edges[used++] = edgeKey(c, a, vertices);
  }
  return countRuns(edges.subarray(0, used).sort());
}

/** One number for an edge in either direction; below 2^53 for up to 90 million vertices. */
const edgeKey = (a: number, b: number, vertices: number): number =>
  a < b ? a * vertices + b : b * vertices + a;

function countRuns(sorted: Float64Array): EdgeCount {
  const count: EdgeCount = { all: 0, open: 0, shared: 0 };
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    count.all++;
    if (end - start === 1) count.open++;
    else if (end - start > 2) count.shared++;
    start = end;
  }
  return count;
}

/** For each vertex the first one at its place; an open-addressing hash table over the bits of the floats. */
function weld(positions: Float32Array): Uint32Array {
  const vertices = positions.length / 3;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, vertices * 2)));
  const table = new Int32Array(slots).fill(-1);
  const first = new Uint32Array(vertices);
  // adding 0 makes -0 the same as 0
  const bits = new Uint32Array(positions.map((value) => value + 0).buffer);
  for (let vertex = 0; vertex < vertices; vertex++) {
    const [x, y, z] = [bits[vertex * 3]!, bits[vertex * 3 + 1]!, bits[vertex * 3 + 2]!];
    let slot = hash(x, y, z) & (slots - 1);
    for (;;) {
      const other = table[slot]!;
      if (other === -1) {
        table[slot] = vertex;
        first[vertex] = vertex;
        break;
      }
      if (bits[other * 3] === x && bits[other * 3 + 1] === y && bits[other * 3 + 2] === z) {
        first[vertex] = other;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return first;
}

/** Mixing steps of MurmurHash3 (Appleby, public domain). */
function hash(x: number, y: number, z: number): number {
  let h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ Math.imul(z, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
