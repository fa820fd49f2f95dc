import type { Drawable } from './draw.ts';
import type { Frame } from './frame.ts';
import { rasterise } from './rasterise.ts';
import type { Shade } from './shade.ts';
import { Spot } from './spot.ts';

/**
 * Lays see-through triangles over the picture, the farthest first. Colours in the picture are linear, tone-mapped
 * and multiplied by their opacity.
 */
export function drawBlended(
  drawables: Drawable[],
  frame: Frame,
  { shade, picture }: { shade: Shade; picture: Float32Array },
): void {
  const queue: { drawable: Drawable; t: number; nearness: number }[] = [];
  for (const drawable of drawables) {
    const { material, triangles } = drawable.surface;
    if (material.alphaMode !== 'BLEND') continue;
    const near = drawable.projected.nearness;
    for (let t = 0; t < triangles.length; t += 3)
      queue.push({
        drawable,
        t,
        nearness: near[triangles[t]!]! + near[triangles[t + 1]!]! + near[triangles[t + 2]!]!,
      });
  }
  queue.sort((one, other) => one.nearness - other.nearness);
  const colour = new Float32Array(4);
  const spot = new Spot();
  for (const { drawable, t } of queue) {
    const { triangles } = drawable.surface;
    const corners = { a: triangles[t]!, b: triangles[t + 1]!, c: triangles[t + 2]! };
    rasterise(corners, drawable.projected, frame.side, (sample, nearness, second, third) => {
      if (nearness <= frame.nearness[sample]!) return;
      spot.choose(triangles, t, second, third);
      shade(drawable, spot, 1, colour);
      const opacity = Math.min(1, Math.max(0, colour[3]!));
      for (let k = 0; k < 4; k++) {
        const own = k < 3 ? colour[k]! * opacity : opacity;
        picture[sample * 4 + k] = own + picture[sample * 4 + k]! * (1 - opacity);
      }
    });
  }
}
