import { Vector3 } from 'three';

export interface FitOptions {
  /** What has to be seen, round the point that the camera looks at: x, y, z after another. */
  points: Float32Array;
  /** Radians round the vertical axis (0 looks from +Z, the front in glTF) and down from straight above. */
  azimuth: number;
  polar: number;
  /** Vertical field of view, in radians. */
  fov: number;
  /** Width over height. */
  aspect: number;
  /** How much of the picture's width and height may be filled, up to 1. */
  share: { width: number; height: number };
}

/**
 * How far from the middle a camera must be to see all points. A tall model in a wide window, or a wide one in a phone,
 * fills the picture, which a bounding sphere does not.
 */
export function fitDistance({ points, azimuth, polar, fov, aspect, share }: FitOptions): number {
  const back = new Vector3().setFromSphericalCoords(1, polar, azimuth);
  const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
  const up = new Vector3().crossVectors(back, right);
  const tanUp = Math.tan(fov / 2) * share.height;
  const tanRight = Math.tan(fov / 2) * aspect * share.width;
  const point = new Vector3();
  let distance = 0;
  for (let i = 0; i < points.length; i += 3) {
    point.fromArray(points, i);
    const aside = Math.abs(point.dot(right)) / tanRight;
    const above = Math.abs(point.dot(up)) / tanUp;
    distance = Math.max(distance, point.dot(back) + Math.max(aside, above));
  }
  return distance;
}
