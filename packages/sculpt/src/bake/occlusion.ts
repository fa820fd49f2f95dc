import type { Pace } from '../pace.ts';
import type { Volume } from '../solid/volume.ts';

const directions = 24;
const reaches = [0.03, 0.06, 0.11, 0.18];
const strength = 0.8;
const facingMin = 0.15;

/**
 * Ambient occlusion per vertex, 1 = open to the sky: the part of rays over the surface (a Fibonacci sphere of 24) that
 * meets the solid within 0.18 of the subject's longest side, near hits counting more.
 */
export async function ambientOcclusion(
  volume: Volume,
  { positions, normals }: { positions: Float32Array; normals: Float32Array },
  pace: Pace,
): Promise<Float32Array> {
  const rays = fibonacciSphere(directions);
  const open = new Float32Array(positions.length / 3);
  for (let v = 0; v < open.length; v++) {
    let blocked = 0;
    let total = 0;
    for (let r = 0; r < rays.length; r += 3) {
      const facing =
        rays[r]! * normals[3 * v]! + rays[r + 1]! * normals[3 * v + 1]! + rays[r + 2]! * normals[3 * v + 2]!;
      if (facing < facingMin) continue;
      total += facing;
      const hit = firstHit(volume, positions, 3 * v, { rays, r });
      if (hit > 0) blocked += facing * (1 - hit / 0.25);
    }
    open[v] = 1 - (strength * blocked) / (total || 1);
    if ((v & 1023) === 0) await pace.breathe();
  }
  return open;
}

function fibonacciSphere(count: number): Float32Array {
  const goldenAngle = Math.PI * (3 - Math.sqrt(5));
  const points = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const z = 1 - (2 * i + 1) / count;
    const radius = Math.sqrt(1 - z * z);
    points[3 * i] = radius * Math.cos(i * goldenAngle);
    points[3 * i + 1] = radius * Math.sin(i * goldenAngle);
    points[3 * i + 2] = z;
  }
  return points;
}

/** How far along the ray the solid is met first; 0 when it is not met. */
function firstHit(
  { size, origin, step, values }: Volume,
  positions: Float32Array,
  at: number,
  { rays, r }: { rays: Float32Array; r: number },
): number {
  for (const reach of reaches) {
    const x = Math.round((positions[at]! + rays[r]! * reach - origin[0]) / step);
    const y = Math.round((positions[at + 1]! + rays[r + 1]! * reach - origin[1]) / step);
    const z = Math.round((positions[at + 2]! + rays[r + 2]! * reach - origin[2]) / step);
    const isIn = x >= 0 && y >= 0 && z >= 0 && x < size[0] && y < size[1] && z < size[2];
    if (isIn && values[x + size[0] * (y + size[1] * z)]! > 0) return reach;
  }
  return 0;
}
