import type { Bounds } from './bounds.ts';
import type { Camera } from './camera.ts';
import type { Drawable } from './draw.ts';
import { rasterise } from './rasterise.ts';

/** Opacity of the shadow at a place of the picture, 0 to 1; x and y from -1 (left, bottom) to 1. */
export type GroundShadow = (x: number, y: number) => number;

const side = 192;
/** The map reaches this far beyond the model, of its larger footprint. */
const margin = 0.35;

/**
 * The soft dark where the model stands: its parts near the ground, seen from below and blurred; a small blur for
 * what touches, a wide one for the rest.
 */
export function castOnGround(
  drawables: Drawable[],
  { camera, bounds }: { camera: Camera; bounds: Bounds },
): GroundShadow {
  const { low, high } = bounds;
  const extent = Math.max(high[0] - low[0], high[2] - low[2], (high[1] - low[1]) * 0.25) * (1 + 2 * margin);
  const [cx, cz] = [(low[0] + high[0]) / 2, (low[2] + high[2]) / 2];
  const perMetre = side / extent;
  const touching = new Float32Array(side * side);
  const hovering = new Float32Array(side * side);
  const contact = Math.min(extent * 0.06, (high[1] - low[1]) * 0.15) || 1;
  const cloud = extent * 0.5;
  for (const { surface } of drawables) {
    const { positions, triangles } = surface;
    const count = positions.length / 3;
    const seen = {
      x: new Float32Array(count),
      y: new Float32Array(count),
      nearness: new Float32Array(count).fill(1),
    };
    for (let i = 0; i < count; i++) {
      seen.x[i] = side / 2 + (positions[i * 3]! - cx) * perMetre;
      seen.y[i] = side / 2 + (positions[i * 3 + 2]! - cz) * perMetre;
    }
    const solidity = surface.material.alphaMode === 'BLEND' ? 0.4 : 1;
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
      const [ha, hb, hc] = [
        positions[a * 3 + 1]! - low[1],
        positions[b * 3 + 1]! - low[1],
        positions[c * 3 + 1]! - low[1],
      ];
      rasterise({ a, b, c }, seen, side, (at, _one, second, third) => {
        const height = ha * (1 - second - third) + hb * second + hc * third;
        touching[at] = Math.max(touching[at]!, solidity * (1 - Math.min(1, height / contact)));
        hovering[at] = Math.max(hovering[at]!, solidity * Math.exp(-height / cloud));
      });
    }
  }
  const near = soften(touching, 2);
  const far = soften(hovering, 9);
  const { eye, right, up, forward, halfSide } = camera;
  return (x, y) => {
    const ray = [0, 1, 2].map((k) => forward[k]! + halfSide * (x * right[k]! + y * up[k]!));
    if (ray[1]! >= -1e-6) return 0;
    const distance = (low[1] - eye[1]) / ray[1]!;
    const u = side / 2 + (eye[0] + ray[0]! * distance - cx) * perMetre;
    const v = side / 2 + (eye[2] + ray[2]! * distance - cz) * perMetre;
    // nothing may end in a straight line: neither at the map's border nor at the picture's
    const inside = Math.min(u, v, side - u, side - v) / side;
    const fade = ramp(inside * 6) * ramp((1 - Math.max(Math.abs(x), Math.abs(y))) * 5);
    return fade * (1 - (1 - 0.5 * read(near, u, v)) * (1 - 0.34 * read(far, u, v)));
  };
}

const ramp = (t: number) => {
  const clamped = Math.min(1, Math.max(0, t));
  return clamped * clamped * (3 - 2 * clamped);
};

function read(map: Float32Array, u: number, v: number): number {
  const x = Math.floor(u - 0.5);
  const y = Math.floor(v - 0.5);
  if (x < 0 || y < 0 || x >= side - 1 || y >= side - 1) return 0;
  const [fx, fy] = [u - 0.5 - x, v - 0.5 - y];
  const at = y * side + x;
  const above = map[at]! * (1 - fx) + map[at + 1]! * fx;
  const below = map[at + side]! * (1 - fx) + map[at + side + 1]! * fx;
  return above * (1 - fy) + below * fy;
}

/** Three box blurs, which are close to a Gaussian. */
function soften(map: Float32Array, radius: number): Float32Array {
  let from = map;
  for (let pass = 0; pass < 3; pass++) from = boxBlur(boxBlur(from, radius, 1, side), radius, side, 1);
  return from;
}

function boxBlur(from: Float32Array, radius: number, step: number, lineStep: number): Float32Array {
  const out = new Float32Array(from.length);
  for (let line = 0; line < side; line++) {
    const start = line * lineStep;
    let sum = 0;
    for (let i = -radius; i < side; i++) {
      if (i + radius < side) sum += from[start + (i + radius) * step]!;
      if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * step]!;
      if (i >= 0) out[start + i * step] = sum / (2 * radius + 1);
    }
  }
  return out;
}
