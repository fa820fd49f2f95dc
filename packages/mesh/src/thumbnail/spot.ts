import type { Surface } from '../scene/read-scene.ts';
import type { Vector } from './vector.ts';

/**
 * The one place on a surface that is being looked at. Written over for every sample: a thumbnail has half a million,
 * and one object that is made once costs nothing to collect.
 */
export class Spot {
  /** Corners of the triangle, as vertex indices, and their weights. */
  a = 0;
  b = 0;
  c = 0;
  first = 1;
  second = 0;
  third = 0;
  /** Position. */
  px = 0.5;
  py = 0.5;
  pz = 0.5;
  /** The surface's normal, unit, on the side that is seen. */
  nx = 0.5;
  ny = 0.5;
  nz = 0.5;
  /** The normal that light falls on: with the normal map. */
  sx = 0.5;
  sy = 0.5;
  sz = 0.5;

  choose(triangles: Uint32Array, t: number, second: number, third: number): void {
    this.a = triangles[t]!;
    this.b = triangles[t + 1]!;
    this.c = triangles[t + 2]!;
    this.first = 1 - second - third;
    this.second = second;
    this.third = third;
  }

  /** A value between the corners; `width` numbers per vertex, the k-th of them. */
  between(values: Float32Array, width: number, k: number): number {
    return (
      values[this.a * width + k]! * this.first +
      values[this.b * width + k]! * this.second +
      values[this.c * width + k]! * this.third
    );
  }

  /** Finds position and normal. Both sides are drawn, so the normal is turned to the side that the eye sees. */
  locate({ positions: p, normals }: Surface, eye: Vector): void {
    this.px = this.between(p, 3, 0);
    this.py = this.between(p, 3, 1);
    this.pz = this.between(p, 3, 2);
    const { a, b, c } = this;
    const ux = p[b * 3]! - p[a * 3]!;
    const uy = p[b * 3 + 1]! - p[a * 3 + 1]!;
    const uz = p[b * 3 + 2]! - p[a * 3 + 2]!;
    const vx = p[c * 3]! - p[a * 3]!;
    const vy = p[c * 3 + 1]! - p[a * 3 + 1]!;
    const vz = p[c * 3 + 2]! - p[a * 3 + 2]!;
    const fx = uy * vz - uz * vy;
    const fy = uz * vx - ux * vz;
    const fz = ux * vy - uy * vx;
    const isBack = fx * (eye[0] - this.px) + fy * (eye[1] - this.py) + fz * (eye[2] - this.pz) < 0;
    this.nx = normals ? this.between(normals, 3, 0) : fx;
    this.ny = normals ? this.between(normals, 3, 1) : fy;
    this.nz = normals ? this.between(normals, 3, 2) : fz;
    // against the side of the triangle, not the eye: near an outline a smooth normal may look away
    const agrees = this.nx * fx + this.ny * fy + this.nz * fz >= 0;
    const scale = (agrees === isBack ? -1 : 1) / (Math.sqrt(this.nx ** 2 + this.ny ** 2 + this.nz ** 2) || 1);
    this.nx *= scale;
    this.ny *= scale;
    this.nz *= scale;
    this.sx = this.nx;
    this.sy = this.ny;
    this.sz = this.nz;
  }
}
