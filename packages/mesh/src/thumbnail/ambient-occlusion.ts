import type { Bounds } from './bounds.ts';
import type { Camera } from './camera.ts';
import type { Drawable } from './draw.ts';
import type { Frame } from './frame.ts';
import { Spot } from './spot.ts';

/** How open the surroundings of a sample are, 0 to 1: creases are dark. */
export type Openness = (sample: number) => number;

const raysPerSample = 12;
const reachOfDiagonal = 0.07;
const strength = 1.15;
const patternSide = 4;

/**
 * Screen-space ambient occlusion (Mittring, "Finding Next Gen", 2007, with rays over the hemisphere of the normal),
 * at every second sample of each row and column, turned by a 4x4 pattern that a 4x4 blur takes out again.
 */
export function occlude(
  drawables: Drawable[],
  frame: Frame,
  { camera, bounds }: { camera: Camera; bounds: Bounds },
): Openness {
  const half = frame.side >> 1;
  const reach = bounds.diagonal * reachOfDiagonal;
  const raw = new Float32Array(half * half).fill(1);
  const spot = new Spot();
  for (let y = 0; y < half; y++)
    for (let x = 0; x < half; x++) {
      const sample = y * 2 * frame.side + x * 2;
      const index = frame.surface[sample]!;
      if (index < 0) continue;
      const { surface } = drawables[index]!;
      spot.choose(surface.triangles, frame.triangle[sample]!, frame.second[sample]!, frame.third[sample]!);
      spot.locate(surface, camera.eye);
      const turn = (y % patternSide) * patternSide + (x % patternSide);
      raw[y * half + x] = opennessOf(spot, rays[turn]!, { frame, camera, reach });
    }
  const smooth = blur(raw, half);
  return (sample) => smooth[(Math.floor(sample / frame.side) >> 1) * half + ((sample % frame.side) >> 1)]!;
}

/** For each turn of the pattern: directions over a hemisphere around +z, denser towards the pole, of many lengths. */
const rays: Float32Array[] = Array.from({ length: patternSide ** 2 }, (_, turn) =>
  Float32Array.from(
    Array.from({ length: raysPerSample }, (_, i) => {
      const angle = i * Math.PI * (3 - Math.sqrt(5)) + (turn / patternSide ** 2) * Math.PI * 2;
      const sine = Math.sqrt((i + 0.5) / raysPerSample);
      const length = 0.15 + 0.85 * (((i * 7) % raysPerSample) / raysPerSample) ** 1.5;
      return [
        Math.cos(angle) * sine * length,
        Math.sin(angle) * sine * length,
        Math.sqrt(1 - sine * sine) * length,
      ];
    }).flat(),
  ),
);

function opennessOf(
  spot: Spot,
  directions: Float32Array,
  { frame, camera, reach }: { frame: Frame; camera: Camera; reach: number },
): number {
  const { nx, ny, nz } = spot;
  // a basis around the normal without a branch (Duff et al., "Building an Orthonormal Basis, Revisited", 2017)
  const sign = nz >= 0 ? 1 : -1;
  const p = -1 / (sign + nz);
  const q = nx * ny * p;
  const { eye, right, up, forward, halfSide } = camera;
  const scale = frame.side / (2 * halfSide);
  let closed = 0;
  for (let i = 0; i < directions.length; i += 3) {
    const [a, b, c] = [directions[i]! * reach, directions[i + 1]! * reach, directions[i + 2]! * reach];
    const x = spot.px + a * (1 + sign * nx * nx * p) + b * q + c * nx - eye[0];
    const y = spot.py + a * sign * q + b * (sign + ny * ny * p) + c * ny - eye[1];
    const z = spot.pz - a * sign * nx - b * ny + c * nz - eye[2];
    const depth = x * forward[0] + y * forward[1] + z * forward[2];
    const column = Math.floor(
      frame.side / 2 + ((x * right[0] + y * right[1] + z * right[2]) / depth) * scale,
    );
    const row = Math.floor(frame.side / 2 - ((x * up[0] + y * up[1] + z * up[2]) / depth) * scale);
    if (column < 0 || row < 0 || column >= frame.side || row >= frame.side) continue;
    const nearness = frame.nearness[row * frame.side + column]!;
    const behind = nearness === 0 ? 0 : depth - 1 / nearness;
    if (behind > reach * 0.03) closed += Math.max(0, 1 - behind / (reach * 2));
  }
  return Math.max(0, 1 - (strength * closed) / raysPerSample);
}

function blur(values: Float32Array, side: number): Float32Array {
  const rows = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  const clamp = (i: number) => Math.min(side - 1, Math.max(0, i));
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (let k = -1; k <= 2; k++) sum += values[y * side + clamp(x + k)]!;
      rows[y * side + x] = sum / 4;
    }
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (let k = -1; k <= 2; k++) sum += rows[clamp(y + k) * side + x]!;
      out[y * side + x] = sum / 4;
    }
  return out;
}
