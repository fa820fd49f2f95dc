import type { mat4 } from '@gltf-transform/core';

/** `a · b`, column-major as in glTF. */
export function multiply(a: mat4, b: mat4): mat4 {
  const out = Array.from({ length: 16 }, () => 0) as mat4;
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += a[k * 4 + row]! * b[column * 4 + k]!;
      out[column * 4 + row] = sum;
    }
  return out;
}

/** Writes points through an affine matrix. */
export function transformPoints(points: Float32Array, matrix: ArrayLike<number>): Float32Array {
  const out = new Float32Array(points.length);
  for (let i = 0; i + 2 < points.length; i += 3) {
    const x = points[i]!;
    const y = points[i + 1]!;
    const z = points[i + 2]!;
    for (let row = 0; row < 3; row++)
      out[i + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[8 + row]! * z + matrix[12 + row]!;
  }
  return out;
}

/**
 * The matrix for normals: the cofactors of the upper 3x3, which point the right way also where a mirror or an
 * uneven scale is in it. Nine numbers, column-major; not normalised.
 */
export function normalMatrix(m: ArrayLike<number>): number[] {
  const [a, b, c] = [m[0]!, m[1]!, m[2]!];
  const [d, e, f] = [m[4]!, m[5]!, m[6]!];
  const [g, h, i] = [m[8]!, m[9]!, m[10]!];
  const cofactors = [
    e * i - f * h,
    f * g - d * i,
    d * h - e * g,
    c * h - b * i,
    a * i - c * g,
    b * g - a * h,
    b * f - c * e,
    c * d - a * f,
    a * e - b * d,
  ];
  const sign = a * cofactors[0]! + b * cofactors[1]! + c * cofactors[2]! < 0 ? -1 : 1;
  return cofactors.map((value) => value * sign);
}

/** Writes directions through a normal matrix, one unit long again. */
export function transformNormals(normals: Float32Array, matrix: number[]): Float32Array {
  const out = new Float32Array(normals.length);
  for (let i = 0; i + 2 < normals.length; i += 3) {
    const [nx, ny, nz] = [normals[i]!, normals[i + 1]!, normals[i + 2]!];
    const x = matrix[0]! * nx + matrix[3]! * ny + matrix[6]! * nz;
    const y = matrix[1]! * nx + matrix[4]! * ny + matrix[7]! * nz;
    const z = matrix[2]! * nx + matrix[5]! * ny + matrix[8]! * nz;
    const length = Math.hypot(x, y, z) || 1;
    out[i] = x / length;
    out[i + 1] = y / length;
    out[i + 2] = z / length;
  }
  return out;
}
