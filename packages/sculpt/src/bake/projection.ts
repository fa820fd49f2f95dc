import { sampleInto } from '../picture/field.ts';
import { depthBehind, dot } from './depth-buffer.ts';
import type { DepthBuffer } from './depth-buffer.ts';
import type { PreparedView } from './view.ts';

/** A view, and what hides what in it; null where nothing of the surface that faces it can be hidden. */
export interface Projector {
  view: PreparedView;
  depth: DepthBuffer | null;
}

/** Smooth step from 0 at `from` to 1 at `to`. */
export function ramp(from: number, to: number, x: number): number {
  const t = Math.max(0, Math.min(1, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

const facingMin = 0.02;
const own: number[] = [0, 0, 0];

/**
 * The colour that a view shows at a surface point, into `out`, and how much it is worth: 0 where the view does not see
 * it, more the more the surface faces the view. Points are given as the first of three values in an array.
 */
export function lookUp(
  { view, depth }: Projector,
  positions: ArrayLike<number>,
  normals: ArrayLike<number>,
  at: number,
  out: number[],
): number {
  const facing = dot(normals, at, view.toward);
  if (facing <= facingMin) return 0;
  const horizontal = dot(positions, at, view.right);
  const vertical = positions[at + 1]!;
  let visible = 1;
  if (depth) {
    const behind = depthBehind(depth, horizontal, vertical, dot(positions, at, view.toward));
    visible = 1 - ramp(0.02, 0.05, behind - (1 - facing) * 0.03);
    if (visible <= 0) return 0;
  }
  const x = view.centreX + view.scale * horizontal;
  const y = view.centreY - view.scale * vertical;
  const straight = view.hasOutline ? ramp(0.65, 0.95, facing) : ramp(0.3, 0.65, facing);
  sampleInto(view.slanted, x, y, out);
  if (straight > 0) {
    sampleInto(view.colours, x, y, own);
    for (let c = 0; c < 3; c++) out[c] = straight * own[c]! + (1 - straight) * out[c]!;
  }
  return ramp(0.12, 0.5, facing) * (0.05 + facing ** 3) * visible * view.trust;
}

/** From this weight on, a point's colour comes from the pictures alone. */
export const seenWeight = 0.12;
