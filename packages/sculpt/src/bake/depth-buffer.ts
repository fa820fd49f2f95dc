import type { Mesh } from '../mesh/mesh.ts';
import type { PreparedView, Vector } from './view.ts';

/** How near to the camera of a view the surface is, on a raster over the world's square from -1 to 1. */
export interface DepthBuffer {
  side: number;
  depths: Float32Array;
}

const bufferSide = 384;

/** Draws the mesh as seen from a view, keeping the nearest depth. */
export function drawDepth(mesh: Mesh, { right, toward }: PreparedView): DepthBuffer {
  const buffer: DepthBuffer = { side: bufferSide, depths: new Float32Array(bufferSide ** 2).fill(-Infinity) };
  const corners = new Float64Array(9);
  for (let f = 0; f < mesh.faces.length; f += 3) {
    for (let k = 0; k < 3; k++) {
      const at = mesh.faces[f + k]! * 3;
      corners[3 * k] = toRaster(dot(mesh.positions, at, right));
      corners[3 * k + 1] = toRaster(mesh.positions[at + 1]!);
      corners[3 * k + 2] = dot(mesh.positions, at, toward);
    }
    drawTriangle(buffer, corners);
  }
  return buffer;
}

/** How far a point lies behind what the camera sees there; the nearest of the 3x3 cells around counts. */
export function depthBehind(
  buffer: DepthBuffer,
  horizontal: number,
  vertical: number,
  depth: number,
): number {
  const x = Math.round(toRaster(horizontal));
  const y = Math.round(toRaster(vertical));
  let nearest = -Infinity;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const isIn = x + dx >= 0 && y + dy >= 0 && x + dx < buffer.side && y + dy < buffer.side;
      if (isIn) nearest = Math.max(nearest, buffer.depths[(y + dy) * buffer.side + x + dx]!);
    }
  }
  return nearest - depth;
}

export const dot = (values: ArrayLike<number>, at: number, v: Vector): number =>
  values[at]! * v[0] + values[at + 1]! * v[1] + values[at + 2]! * v[2];

const toRaster = (world: number): number => ((world + 1) * bufferSide) / 2;

function drawTriangle({ side, depths }: DepthBuffer, corners: Float64Array): void {
  const [ax, ay, az] = [corners[0]!, corners[1]!, corners[2]!];
  const [bx, by, bz] = [corners[3]!, corners[4]!, corners[5]!];
  const [cx, cy, cz] = [corners[6]!, corners[7]!, corners[8]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-12) return;
  const lastX = Math.min(side - 1, Math.floor(Math.max(ax, bx, cx)));
  const lastY = Math.min(side - 1, Math.floor(Math.max(ay, by, cy)));
  for (let y = Math.max(0, Math.ceil(Math.min(ay, by, cy))); y <= lastY; y++) {
    for (let x = Math.max(0, Math.ceil(Math.min(ax, bx, cx))); x <= lastX; x++) {
      const a = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
      const b = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
      if (a < 0 || b < 0 || a + b > 1) continue;
      const depth = a * az + b * bz + (1 - a - b) * cz;
      if (depth > depths[y * side + x]!) depths[y * side + x] = depth;
    }
  }
}
