import type { Projected } from './project.ts';

/** One sample that a triangle covers. */
export type Visit = (sample: number, nearness: number, second: number, third: number) => void;

/**
 * Calls `visit` for every sample whose centre lies in the triangle, with its depth and its place in the triangle in
 * perspective: interpolating 1/z is linear on the picture (Heckbert, "Fundamentals of Texture Mapping", 1989).
 * `nearness` is left to the caller to compare.
 */
export function rasterise(
  corners: { a: number; b: number; c: number },
  { x, y, nearness }: Projected,
  side: number,
  visit: Visit,
): void {
  const { a, b, c } = corners;
  const [na, nb, nc] = [nearness[a]!, nearness[b]!, nearness[c]!];
  if (na === 0 || nb === 0 || nc === 0) return;
  const [ax, ay, bx, by, cx, cy] = [x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (area === 0) return;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const end = Math.min(side - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  if (left > end || top > bottom) return;
  const inverse = 1 / area;
  const secondPerX = (cy - ay) * inverse;
  const thirdPerX = -(by - ay) * inverse;
  for (let row = top; row <= bottom; row++) {
    const px = left + 0.5 - ax;
    const py = row + 0.5 - ay;
    let second = (px * (cy - ay) - (cx - ax) * py) * inverse;
    let third = ((bx - ax) * py - px * (by - ay)) * inverse;
    for (let column = left; column <= end; column++, second += secondPerX, third += thirdPerX) {
      const first = 1 - second - third;
      if (second < -1e-6 || third < -1e-6 || first < -1e-6) continue;
      const near = first * na + second * nb + third * nc;
      visit(row * side + column, near, (second * nb) / near, (third * nc) / near);
    }
  }
}
