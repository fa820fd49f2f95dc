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
  const edge: Edge = { width, offsets, isEdge };
  for (let i = 0; i < out.values.length; i++) {
    const isInside = mask.values[i]! >= 0.5;
    const distance =
      nearest[i]! < 0 ? width + height : distanceAlong(edge, i, nearest[i]!, isInside ? 1 : -1);
    out.values[i] = isInside ? Math.max(0, distance) : Math.min(-1e-3, -distance);
  }
  return out;
}

interface Edge {
  width: number;
  offsets: Float32Array;
  isEdge: Uint8Array;
}

/**
 * The distance of pixel `i` to the edge. The nearest pixel is not always the one whose edge is nearest, so the search
 * goes on from it along the edge as long as that helps. `side` is 1 inside, -1 outside.
 */
function distanceAlong({ width, offsets, isEdge }: Edge, i: number, start: number, side: number): number {
  const x = i % width;
  const y = Math.floor(i / width);
  let best = start;
  let least = Math.hypot((best % width) - x, Math.floor(best / width) - y) + side * offsets[best]!;
  for (let from = -1; from !== best;) {
    from = best;
    for (let k = 0; k < 9; k++) {
      const j = from + ((k % 3) - 1) + (Math.floor(k / 3) - 1) * width;
      if (!isEdge[j]) continue;
      const dx = (j % width) - x;
      const dy = Math.floor(j / width) - y;
      const distance = Math.sqrt(dx * dx + dy * dy) + side * offsets[j]!;
      if (distance >= least) continue;
      least = distance;
      best = j;
    }
  }
  return least;
}

/** The pixels through which the edge runs, and how far inside of it their centres lie. */
function findEdge(mask: Field): { offsets: Float32Array; isEdge: Uint8Array } {
  const { width, height, values } = mask;
  const offsets = new Float32Array(width * height);
  const isEdge = new Uint8Array(width * height);
  const around: Around = { left: 0, right: 0, above: 0, below: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      around.left = values[x > 0 ? i - 1 : i]!;
      around.right = values[x < width - 1 ? i + 1 : i]!;
      around.above = values[y > 0 ? i - width : i]!;
      around.below = values[y < height - 1 ? i + width : i]!;
      const offset = offsetOf(values[i]!, around);
      if (Number.isNaN(offset)) continue;
      isEdge[i] = 1;
      offsets[i] = offset;
    }
  }
  return { offsets, isEdge };
}

interface Around {
  left: number;
  right: number;
  above: number;
  below: number;
}

const pureMax = 0.04;
const sharpMax = 0.15;

/** NaN where the edge runs through a neighbour rather than through this pixel. */
function offsetOf(own: number, around: Around): number {
  const most = Math.max(around.left, around.right, around.above, around.below);
  const least = Math.min(around.left, around.right, around.above, around.below);
  const opposite = own >= 0.5 ? least : most;
  if (opposite >= 0.5 === own >= 0.5) return NaN;
  const isPure = own < pureMax || own > 1 - pureMax;
  const isOppositePure = opposite < pureMax || opposite > 1 - pureMax;
  // The neighbour is part covered, so it knows better where the edge is.
  if (isPure && !isOppositePure) return NaN;
  // Between full and empty neighbours the edge is sharp and coverage is distance; a blurred edge is met on the way.
  if (most > 1 - sharpMax && least < sharpMax) return own - 0.5;
  return (own - 0.5) / Math.max(0.1, Math.abs(own - opposite));
}
