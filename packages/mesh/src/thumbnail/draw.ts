import type { Surface } from '../scene/read-scene.ts';
import type { BoundMaps } from './bind-textures.ts';
import type { Frame } from './frame.ts';
import { readTexel } from './look-up.ts';
import type { Projected } from './project.ts';
import { rasterise } from './rasterise.ts';
import { Spot } from './spot.ts';

/** A surface with everything that drawing it needs. */
export interface Drawable {
  surface: Surface;
  projected: Projected;
  maps: BoundMaps;
}

const trianglesPerLook = 1 << 14;

/**
 * Draws what is not see-through into the frame; the nearest wins. Texels below the cut-off leave holes.
 * Stops at `endMs` (of `performance.now()`) with what it has.
 */
export function drawOpaque(drawables: Drawable[], frame: Frame, endMs: number): void {
  for (const [index, drawable] of drawables.entries()) {
    const { surface, projected } = drawable;
    if (surface.material.alphaMode === 'BLEND') continue;
    const isHole = holeTest(drawable);
    const { triangles } = surface;
    for (let t = 0; t < triangles.length; t += 3) {
      if ((t / 3) % trianglesPerLook === 0 && performance.now() > endMs) return;
      const corners = { a: triangles[t]!, b: triangles[t + 1]!, c: triangles[t + 2]! };
      rasterise(corners, projected, frame.side, (sample, nearness, second, third) => {
        if (nearness <= frame.nearness[sample]! || isHole?.(t, second, third)) return;
        frame.nearness[sample] = nearness;
        frame.surface[sample] = index;
        frame.triangle[sample] = t;
        frame.second[sample] = second;
        frame.third[sample] = third;
      });
    }
  }
}

type HoleTest = (t: number, second: number, third: number) => boolean;

/** Whether a place in the triangle at `t` is cut out. null: nothing is. */
export function holeTest({ surface, maps, projected }: Drawable): HoleTest | null {
  const { alphaMode, alphaCutoff, baseColour } = surface.material;
  const map = maps.base;
  if (alphaMode !== 'MASK' || !map) return null;
  const on = { surface, projected };
  const spot = new Spot();
  const texel = new Float32Array(4);
  return (t, second, third) => {
    spot.choose(surface.triangles, t, second, third);
    return readTexel(map, on, spot, texel) && (texel[3]! / 255) * baseColour[3] < alphaCutoff;
  };
}
