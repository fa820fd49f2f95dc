import type { mat4 } from '@gltf-transform/core';

export type Vec3 = [number, number, number];

export const identity: mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** a times b; columns first, as in glTF. */
export function multiply(a: mat4, b: mat4): mat4 {
  const product = Array.from({ length: 16 }, () => 0);
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++)
      for (let k = 0; k < 4; k++) product[column * 4 + row]! += a[k * 4 + row]! * b[column * 4 + k]!;
  return product as mat4;
}

/** Writes the point where the matrix takes it to `out`. */
export function transform(m: mat4, [x, y, z]: Vec3, out: Vec3): void {
  for (let row = 0; row < 3; row++) out[row] = m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]!;
}
