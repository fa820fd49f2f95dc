import { Primitive } from '@gltf-transform/core';

const { TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN } = Primitive.Mode;

/** How many triangles a part draws; points and lines draw none. */
export function triangleCount(primitive: Primitive): number {
  const corners = cornerCount(primitive);
  const mode = primitive.getMode();
  if (mode === TRIANGLES) return Math.floor(corners / 3);
  return mode === TRIANGLE_STRIP || mode === TRIANGLE_FAN ? Math.max(0, corners - 2) : 0;
}

/**
 * Writes the three corners of each triangle, plus `firstVertex`, to `out` from `written` on.
 * @returns how far `out` is written now
 */
export function triangleIndices(
  primitive: Primitive,
  firstVertex: number,
  out: Uint32Array,
  written: number,
): number {
  const indices = primitive.getIndices()?.getArray() ?? null;
  const mode = primitive.getMode();
  const triangles = triangleCount(primitive);
  for (let triangle = 0; triangle < triangles; triangle++)
    for (let corner = 0; corner < 3; corner++) {
      const at = cornerOf(mode, triangle, corner);
      out[written++] = firstVertex + (indices ? indices[at]! : at);
    }
  return written;
}

const cornerCount = (primitive: Primitive): number =>
  (primitive.getIndices() ?? primitive.getAttribute('POSITION'))?.getCount() ?? 0;

/** Which entry of the index list it is; edges do not care about the direction of a strip's triangles. */
function cornerOf(mode: number, triangle: number, corner: number): number {
  if (mode === TRIANGLES) return triangle * 3 + corner;
  if (mode === TRIANGLE_FAN && corner === 0) return 0;
  return triangle + corner;
}
