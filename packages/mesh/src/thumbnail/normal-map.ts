import type { Surface } from '../scene/read-scene.ts';
import type { BoundMap } from './bind-textures.ts';
import { readTexel } from './look-up.ts';
import type { Projected } from './project.ts';
import type { Spot } from './spot.ts';

const texel = new Float32Array(4);

/** Bends the spot's normal by its map, on tangents from the triangle's own texture coordinates. */
export function bendNormal(map: BoundMap, on: { surface: Surface; projected: Projected }, spot: Spot): void {
  const uvs = on.surface.uvs[map.texCoord];
  if (!uvs || !readTexel(map, on, spot, texel)) return;
  const { a, b, c, nx, ny, nz } = spot;
  const p = on.surface.positions;
  const du1 = uvs[b * 2]! - uvs[a * 2]!;
  const dv1 = uvs[b * 2 + 1]! - uvs[a * 2 + 1]!;
  const du2 = uvs[c * 2]! - uvs[a * 2]!;
  const dv2 = uvs[c * 2 + 1]! - uvs[a * 2 + 1]!;
  const area = du1 * dv2 - du2 * dv1;
  if (area === 0) return;
  // the direction in which u grows, made perpendicular to the normal
  let tx = ((p[b * 3]! - p[a * 3]!) * dv2 - (p[c * 3]! - p[a * 3]!) * dv1) / area;
  let ty = ((p[b * 3 + 1]! - p[a * 3 + 1]!) * dv2 - (p[c * 3 + 1]! - p[a * 3 + 1]!) * dv1) / area;
  let tz = ((p[b * 3 + 2]! - p[a * 3 + 2]!) * dv2 - (p[c * 3 + 2]! - p[a * 3 + 2]!) * dv1) / area;
  const along = tx * nx + ty * ny + tz * nz;
  tx -= nx * along;
  ty -= ny * along;
  tz -= nz * along;
  const length = Math.sqrt(tx * tx + ty * ty + tz * tz);
  if (length === 0) return;
  tx /= length;
  ty /= length;
  tz /= length;
  // glTF: the green channel points up, against v
  const vx = ((p[c * 3]! - p[a * 3]!) * du1 - (p[b * 3]! - p[a * 3]!) * du2) / area;
  const vy = ((p[c * 3 + 1]! - p[a * 3 + 1]!) * du1 - (p[b * 3 + 1]! - p[a * 3 + 1]!) * du2) / area;
  const vz = ((p[c * 3 + 2]! - p[a * 3 + 2]!) * du1 - (p[b * 3 + 2]! - p[a * 3 + 2]!) * du2) / area;
  const ox = ny * tz - nz * ty;
  const oy = nz * tx - nx * tz;
  const oz = nx * ty - ny * tx;
  const up = ox * vx + oy * vy + oz * vz > 0 ? -1 : 1;

  const scale = on.surface.material.normalScale;
  const x = (texel[0]! / 127.5 - 1) * scale;
  const y = (texel[1]! / 127.5 - 1) * scale * up;
  const z = Math.max(0.05, texel[2]! / 127.5 - 1);
  const sx = tx * x + ox * y + nx * z;
  const sy = ty * x + oy * y + ny * z;
  const sz = tz * x + oz * y + nz * z;
  const unit = 1 / Math.sqrt(sx * sx + sy * sy + sz * sz);
  spot.sx = sx * unit;
  spot.sy = sy * unit;
  spot.sz = sz * unit;
}
