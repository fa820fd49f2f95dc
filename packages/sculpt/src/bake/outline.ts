import { boundsOf } from '../picture/field.ts';
import { distanceTo } from '../picture/distance.ts';
import { lumaOf } from '../picture/colour.ts';
import type { Field } from '../picture/field.ts';
import type { Picture } from '../picture/picture.ts';

const rings = 16;
const ringsPart = 0.06;
const darker = 30;
const muchDarker = 40;

/**
 * Drawings often have an ink line around them. Returns its width in pixels, 0 when there is none, so that it can be kept
 * off the sides that the picture does not show: judged by the mean brightness of rings at growing depth.
 */
export function outlineWidth(picture: Picture, mask: Field): number {
  const bounds = boundsOf(mask);
  if (!bounds) return 0;
  const depth = distanceTo(mask, (v) => v < 0.5);
  const ringPixels = (Math.max(bounds.width, bounds.height) * ringsPart) / rings;
  const sums = new Float64Array(rings);
  const counts = new Float64Array(rings);
  for (let i = 0; i < depth.length; i++) {
    const ring = Math.floor((depth[i]! - 1) / ringPixels);
    if (depth[i]! <= 1 || ring >= rings) continue;
    sums[ring]! += lumaOf(picture.pixels[4 * i]!, picture.pixels[4 * i + 1]!, picture.pixels[4 * i + 2]!);
    counts[ring]!++;
  }
  const means = Array.from(sums, (sum, ring) => sum / (counts[ring] || 1));
  const body = Math.max(...means.slice(rings / 2));
  let end = 0;
  while (end < rings - 2 && means[end]! < body - darker) end++;
  const isLine = end > 0 && end < rings * 0.75 && means[0]! < body - muchDarker;
  return isLine ? (end + 1.5) * ringPixels + 1 : 0;
}
