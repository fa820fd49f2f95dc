import { Primitive } from '@gltf-transform/core';

/**
 * The triangles of a primitive as vertex indices, three each; strips and fans unrolled in the order of glTF 2.0,
 * section 3.7.2.1. Points and lines give none. Indices beyond the vertices are dropped with their triangle.
 */
export function triangulate(primitive: Primitive, vertexCount: number): Uint32Array {
  const indices = primitive.getIndices()?.getArray() ?? null;
  const count = indices?.length ?? vertexCount;
  const at = (i: number) => (indices ? indices[i]! : i);
  const mode = primitive.getMode();
  const triangles = new Uint32Array(3 * trianglesMax(mode, count));
  let written = 0;
  const add = (a: number, b: number, c: number) => {
    if (a >= vertexCount || b >= vertexCount || c >= vertexCount || a === b || b === c || a === c) return;
    triangles[written++] = a;
    triangles[written++] = b;
    triangles[written++] = c;
  };
  if (mode === Primitive.Mode.TRIANGLES)
    for (let i = 0; i + 2 < count; i += 3) add(at(i), at(i + 1), at(i + 2));
  else if (mode === Primitive.Mode.TRIANGLE_STRIP)
    for (let i = 0; i + 2 < count; i++) add(at(i), at(i + 1 + (i % 2)), at(i + 2 - (i % 2)));
  else if (mode === Primitive.Mode.TRIANGLE_FAN)
    for (let i = 1; i + 1 < count; i++) add(at(i), at(i + 1), at(0));
  return triangles.subarray(0, written);
}

function trianglesMax(mode: number, count: number): number {
  if (mode === Primitive.Mode.TRIANGLES) return Math.floor(count / 3);
  return mode === Primitive.Mode.TRIANGLE_STRIP || mode === Primitive.Mode.TRIANGLE_FAN
    ? Math.max(0, count - 2)
    : 0;
}
