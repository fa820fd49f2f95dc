import type { Bounds } from './bounds.ts';
import { holeTest, type Drawable } from './draw.ts';
import { rasterise } from './rasterise.ts';
import type { Spot } from './spot.ts';
import { cross, dot, normalise, type Vector } from './vector.ts';

/** How much of the key light reaches a located spot: 0 in full shadow, 1 in full light. */
export type Lit = (spot: Spot) => number;

const side = 1024;
/** Softness: half the width of the blurred edge, in texels. */
const blurTexels = 3;
const tapsPerSide = 4;

/** Looks at the scene from the light (Williams, "Casting Curved Shadows on Curved Surfaces", 1978), with soft edges. */
export function castShadows(drawables: Drawable[], towardsLight: Vector, bounds: Bounds): Lit {
  const right = normalise(cross([0, 1, 0], towardsLight));
  const up = cross(towardsLight, right);
  const centre = bounds.low.map((low, k) => (low + bounds.high[k]!) / 2) as unknown as Vector;
  const texelsPerMetre = (side / bounds.diagonal) * 0.98;
  const place = (axis: Vector, p: Vector) => side / 2 + (dot(axis, p) - dot(axis, centre)) * texelsPerMetre;
  const heights = new Float32Array(side * side).fill(-Infinity);
  const texel = 1 / texelsPerMetre;

  for (const drawable of drawables) {
    const { positions, triangles, material } = drawable.surface;
    if (material.alphaMode === 'BLEND') continue;
    const count = positions.length / 3;
    const seen = {
      x: new Float32Array(count),
      y: new Float32Array(count),
      nearness: new Float32Array(count).fill(1),
    };
    const height = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const p = positions.subarray(i * 3, i * 3 + 3) as unknown as Vector;
      seen.x[i] = place(right, p);
      seen.y[i] = place(up, p);
      height[i] = dot(towardsLight, p) - dot(towardsLight, centre);
    }
    const isHole = holeTest(drawable);
    for (let t = 0; t < triangles.length; t += 3) {
      const corners = { a: triangles[t]!, b: triangles[t + 1]!, c: triangles[t + 2]! };
      const { a, b, c } = corners;
      rasterise(corners, seen, side, (at, _one, second, third) => {
        const h = height[a]! * (1 - second - third) + height[b]! * second + height[c]! * third;
        if (h > heights[at]! && !isHole?.(t, second, third)) heights[at] = h;
      });
    }
  }

  const [lx, ly, lz] = towardsLight;
  return (spot) => {
    // lift the point off its own surface: more where the light grazes it
    const facing = Math.max(0, spot.nx * lx + spot.ny * ly + spot.nz * lz);
    const lift = texel * (1.5 + 2.5 * (1 - facing));
    const px = spot.px + spot.nx * lift - centre[0];
    const py = spot.py + spot.ny * lift - centre[1];
    const pz = spot.pz + spot.nz * lift - centre[2];
    const x = side / 2 + (right[0] * px + right[1] * py + right[2] * pz) * texelsPerMetre;
    const y = side / 2 + (up[0] * px + up[1] * py + up[2] * pz) * texelsPerMetre;
    const own = lx * px + ly * py + lz * pz + texel * blurTexels * 0.5;
    let lit = 0;
    for (let tap = 0; tap < tapsPerSide * tapsPerSide; tap++) {
      const tx = Math.round(x + tapOffset(tap % tapsPerSide) - 0.5);
      const ty = Math.round(y + tapOffset(Math.floor(tap / tapsPerSide)) - 0.5);
      const outside = tx < 0 || ty < 0 || tx >= side || ty >= side;
      if (outside || heights[ty * side + tx]! <= own) lit++;
    }
    return lit / (tapsPerSide * tapsPerSide);
  };
}

const tapOffset = (i: number) => ((i + 0.5) / tapsPerSide - 0.5) * 2 * blurTexels;
