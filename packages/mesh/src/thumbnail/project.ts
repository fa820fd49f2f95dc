import type { Camera } from './camera.ts';

/** Vertices on the picture: x and y in samples from the top left, and 1 / distance (0: behind the camera). */
export interface Projected {
  x: Float32Array;
  y: Float32Array;
  nearness: Float32Array;
}

export function project(positions: Float32Array, camera: Camera, side: number): Projected {
  const count = positions.length / 3;
  const { eye, right, up, forward } = camera;
  const scale = side / (2 * camera.halfSide);
  const out = { x: new Float32Array(count), y: new Float32Array(count), nearness: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    const dx = positions[i * 3]! - eye[0];
    const dy = positions[i * 3 + 1]! - eye[1];
    const dz = positions[i * 3 + 2]! - eye[2];
    const z = dx * forward[0] + dy * forward[1] + dz * forward[2];
    if (!(z > 1e-9)) continue;
    out.nearness[i] = 1 / z;
    out.x[i] = side / 2 + ((dx * right[0] + dy * right[1] + dz * right[2]) / z) * scale;
    out.y[i] = side / 2 - ((dx * up[0] + dy * up[1] + dz * up[2]) / z) * scale;
  }
  return out;
}
