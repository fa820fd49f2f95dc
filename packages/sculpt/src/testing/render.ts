import type { Picture } from '../picture/picture.ts';
import type { ReadModel } from './read-model.ts';

/** Where an orthographic camera stands: turned about the upright axis, then raised, in degrees; 0, 0 looks from +z. */
export interface Camera {
  yaw: number;
  pitch: number;
  /** Side of the picture in pixels, and metres that it shows. */
  pixels: number;
  metres: number;
  /** Lit and textured, the texture as it is, or lit grey. */
  look: 'lit' | 'texture' | 'clay';
}

const light = unit([0.45, 0.7, 0.75]);

/** Draws a model with a depth buffer, one sample per pixel, its middle in the middle. Alpha is 0 where it is not. */
export function renderModel(model: ReadModel, camera: Camera): Picture {
  const { pixels: side } = camera;
  const depths = new Float32Array(side * side).fill(-Infinity);
  const picture: Picture = { width: side, height: side, pixels: new Uint8ClampedArray(side * side * 4) };
  const seen = project(model, camera);
  for (let f = 0; f < model.faces.length; f += 3) drawFace({ model, camera, seen, depths, picture }, f);
  return picture;
}

interface Drawing {
  model: ReadModel;
  camera: Camera;
  /** x and y in pixels, depth in metres, per vertex. */
  seen: Float64Array;
  depths: Float32Array;
  picture: Picture;
}

function project(model: ReadModel, { yaw, pitch, pixels, metres }: Camera): Float64Array {
  const { low, high } = extentOf(model.positions);
  const seen = new Float64Array(model.positions.length);
  const point: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < seen.length; i += 3) {
    for (let c = 0; c < 3; c++) point[c] = model.positions[i + c]! - (low[c]! + high[c]!) / 2;
    const [x, y, z] = turned(point, yaw, pitch);
    seen[i] = (x / metres + 0.5) * pixels - 0.5;
    seen[i + 1] = (0.5 - y / metres) * pixels - 0.5;
    seen[i + 2] = z;
  }
  return seen;
}

/** The smallest box around positions. */
export function extentOf(positions: Float32Array): { low: number[]; high: number[] } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, positions[i]!);
    high[i % 3] = Math.max(high[i % 3]!, positions[i]!);
  }
  return { low, high };
}

function turned([x, y, z]: [number, number, number], yaw: number, pitch: number): [number, number, number] {
  const a = (-yaw * Math.PI) / 180;
  const b = (pitch * Math.PI) / 180;
  const across = Math.cos(a) * x + Math.sin(a) * z;
  const depth = -Math.sin(a) * x + Math.cos(a) * z;
  return [across, Math.cos(b) * y - Math.sin(b) * depth, Math.sin(b) * y + Math.cos(b) * depth];
}

function drawFace(drawing: Drawing, f: number): void {
  const { model, camera, seen, depths, picture } = drawing;
  const [i, j, k] = [model.faces[f]!, model.faces[f + 1]!, model.faces[f + 2]!];
  const [ax, ay] = [seen[3 * i]!, seen[3 * i + 1]!];
  const [bx, by] = [seen[3 * j]!, seen[3 * j + 1]!];
  const [cx, cy] = [seen[3 * k]!, seen[3 * k + 1]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-12) return;
  const lastX = Math.min(camera.pixels - 1, Math.floor(Math.max(ax, bx, cx)));
  const lastY = Math.min(camera.pixels - 1, Math.floor(Math.max(ay, by, cy)));
  for (let y = Math.max(0, Math.ceil(Math.min(ay, by, cy))); y <= lastY; y++) {
    for (let x = Math.max(0, Math.ceil(Math.min(ax, bx, cx))); x <= lastX; x++) {
      const a = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
      const b = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
      const c = 1 - a - b;
      if (a < -1e-9 || b < -1e-9 || c < -1e-9) continue;
      const depth = a * seen[3 * i + 2]! + b * seen[3 * j + 2]! + c * seen[3 * k + 2]!;
      const at = y * camera.pixels + x;
      if (depth <= depths[at]!) continue;
      depths[at] = depth;
      picture.pixels.set(shade(model, camera, [i, j, k], [a, b, c]), 4 * at);
    }
  }
}

type Three = [number, number, number];

function shade(
  model: ReadModel,
  camera: Camera,
  corners: Three,
  parts: Three,
): [number, number, number, number] {
  const at = (values: Float32Array, size: number, c: number) =>
    parts[0] * values[size * corners[0] + c]! +
    parts[1] * values[size * corners[1] + c]! +
    parts[2] * values[size * corners[2] + c]!;
  let colour: Three = [170, 170, 170];
  if (camera.look !== 'clay' && model.uvs && model.baseColour) {
    const { width, height, pixels } = model.baseColour;
    const x = Math.min(width - 1, Math.floor(at(model.uvs, 2, 0) * width));
    const y = Math.min(height - 1, Math.floor(at(model.uvs, 2, 1) * height));
    const texel = 4 * (y * width + x);
    colour = [pixels[texel]!, pixels[texel + 1]!, pixels[texel + 2]!];
  }
  if (camera.look === 'texture') return [...colour, 255];
  const normal = unit([at(model.normals, 3, 0), at(model.normals, 3, 1), at(model.normals, 3, 2)]);
  const [x, y, z] = turned(normal, camera.yaw, camera.pitch);
  const diffuse = Math.max(0, x * light[0] + y * light[1] + z * light[2]);
  const gain = (0.4 * (0.75 + 0.25 * y) + 0.75 * diffuse) ** (1 / 2.2);
  return [colour[0] * gain, colour[1] * gain, colour[2] * gain, 255];
}

function unit([x, y, z]: Three): Three {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
