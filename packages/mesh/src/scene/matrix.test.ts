import { describe, expect, it } from 'vitest';
import { normalMatrix, transformNormals } from './matrix.ts';

const scale = (x: number, y: number, z: number) => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 5, 6, 7, 1];

describe('normals through a matrix', () => {
  it('stay perpendicular to the surface under an uneven scale', () => {
    const slope = Float32Array.from([Math.SQRT1_2, Math.SQRT1_2, 0]);
    const [x, y] = transformNormals(slope, normalMatrix(scale(2, 1, 1)));
    expect(x! * 2).toBeCloseTo(y!);
  });

  it('keep pointing outwards in a mirror, and one unit long', () => {
    const right = Float32Array.from([1, 0, 0]);
    expect([...transformNormals(right, normalMatrix(scale(-3, 1, 1)))]).toEqual([-1, 0, 0]);
    expect([...transformNormals(right, normalMatrix(scale(3, 1, 1)))].map(Math.abs)).toEqual([1, 0, 0]);
  });
});
