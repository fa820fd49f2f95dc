import { createField } from './field.ts';
import { nearestSeed } from './nearest-seed.ts';
import type { Field } from './field.ts';

/**
 * Signed distance in pixels to the 0.5 level of a soft mask, positive inside, as exact as the mask's edge is soft: pixels
 * on the edge know how far off it runs from how much of them is covered, and all others add that to the distance to the
 * nearest of those (after Gustavson & Strand, "Anti-aliased Euclidean distance transform", 2011). A distance without it
 * moves in whole pixels, which shows as ripples along the rim of a solid.
 */
export function signedDistance(mask: Field): Field {
  const { width, height } = mask;
  const { offsets, isEdge } = findEdge(mask);
  const nearest = nearestSeed(isEdge, width, height);
  const out = createField(width, height);
  for (let i = 0; i < out.values.length; i++) {
    const isInside = mask.values[i]! >= 0.5;
    const edge = nearest[i]!;
    if (edge < 0) {
      out.values[i] = isInside ? width + height : -width - height;
      continue;
    }
    const dx = (edge % width) - (i % width);
    const dy = Math.floor(edge / width) - Math.floor(i / width);
    const distance = Math.sqrt(dx * dx + dy * dy);
    const offset = offsets[edge]!;
    out.values[i] =
      distance === 0
        ? offset
        : isInside
          ? Math.max(0.01, distance + offset)
          : Math.min(-0.01, offset - distance);
  }
  return out;
}

/** The pixels at which the mask crosses 0.5, and how far inside the edge their centres lie. */
function findEdge(mask: Field): { offsets: Float32Array; isEdge: Uint8Array } {
  const { width, height, values } = mask;
  const offsets = new Float32Array(width * height);
  const isEdge = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const left = values[x > 0 ? i - 1 : i]!;
      const right = values[x < width - 1 ? i + 1 : i]!;
      const above = values[y > 0 ? i - width : i]!;
      const below = values[y < height - 1 ? i + width : i]!;
      const own = values[i]! >= 0.5;
      const crosses =
        left >= 0.5 !== own || right >= 0.5 !== own || above >= 0.5 !== own || below >= 0.5 !== own;
      if (!crosses) continue;
      isEdge[i] = 1;
      offsets[i] = offsetOf(values[i]!, right - left, below - above);
    }
  }
  return { offsets, isEdge };
}

/** From the covered part of a pixel and the mask's change across it, along x and y. */
function offsetOf(covered: number, acrossX: number, acrossY: number): number {
  const steepest = Math.max(Math.abs(acrossX), Math.abs(acrossY));
  const length = Math.sqrt(acrossX * acrossX + acrossY * acrossY);
  if (length < 1e-3) return covered - 0.5;
  // Across a sharp edge the mask goes from 0 to 1 within a pixel; a blurred one takes longer, and its slope is known.
  const slope = steepest > 0.85 ? 1 : Math.max(0.1, steepest / 2);
  const along = ((covered - 0.5) / slope) * (steepest / length);
  return Math.max(-1, Math.min(1, along));
}
