import type { Surface } from '../scene/read-scene.ts';
import type { BoundMap } from './bind-textures.ts';
import type { Projected } from './project.ts';
import type { Spot } from './spot.ts';
import { sample } from './texture.ts';

/** Samples of one triangle share their colour within a pixel, so texels may be somewhat larger than a sample. */
const levelBias = 0.75;

/**
 * Reads a texture map at a spot, from the copy whose texels are about as large as a sample: the triangle's area on
 * the texture against its area on the picture (Williams, "Pyramidal Parametrics", 1983). False without coordinates.
 */
export function readTexel(
  map: BoundMap,
  on: { surface: Surface; projected: Projected },
  spot: Spot,
  out: Float32Array,
): boolean {
  const uvs = on.surface.uvs[map.texCoord];
  if (!uvs) return false;
  const u = spot.between(uvs, 2, 0);
  const v = spot.between(uvs, 2, 1);
  const level = levelOf(map, uvs, spot, on.projected);
  const m = map.transform;
  if (m) sample(map, level, m[0] * u + m[2] * v + m[4], m[1] * u + m[3] * v + m[5], out);
  else sample(map, level, u, v, out);
  return true;
}

function levelOf(map: BoundMap, uvs: Float32Array, spot: Spot, { x, y }: Projected): number {
  const { a, b, c } = spot;
  const du = uvs[b * 2]! - uvs[a * 2]!;
  const dv = uvs[b * 2 + 1]! - uvs[a * 2 + 1]!;
  const eu = uvs[c * 2]! - uvs[a * 2]!;
  const ev = uvs[c * 2 + 1]! - uvs[a * 2 + 1]!;
  const m = map.transform;
  const stretch = m ? Math.abs(m[0] * m[3] - m[1] * m[2]) : 1;
  const largest = map.levels[0]!;
  const texels = Math.abs(du * ev - dv * eu) * stretch * largest.width * largest.height;
  const samples = Math.abs((x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!));
  return samples > 0 && texels > samples ? 0.5 * Math.log2(texels / samples) + levelBias : 0;
}
