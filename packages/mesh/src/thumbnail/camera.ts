import type { Bounds } from './bounds.ts';
import type { Surface } from '../scene/read-scene.ts';
import { cross, dot, normalise, type Vector } from './vector.ts';

/** A pinhole camera. `right`, `up` and `forward` are unit and perpendicular. */
export interface Camera {
  eye: Vector;
  right: Vector;
  up: Vector;
  forward: Vector;
  /** Half the picture's side, one unit away. */
  halfSide: number;
}

/** Three-quarter view from slightly above; degrees. The front of a model looks along +Z. */
const yawDegrees = 32;
const pitchDegrees = 20;
const fieldOfViewDegrees = 28;
/** The part of the picture that the model may fill; the rest is for its shadow and for air. */
const filled = 0.86;
/** Fractions of the picture's side; lifts the model, because its shadow falls below. */
const lift = 0.02;

/** The camera that sees the whole of a scene as large as it may be, exactly: one pass over the vertices. */
export function fitCamera(surfaces: Surface[], bounds: Bounds): Camera {
  const yaw = (yawDegrees * Math.PI) / 180;
  const pitch = (pitchDegrees * Math.PI) / 180;
  const forward: Vector = [
    -Math.sin(yaw) * Math.cos(pitch),
    -Math.sin(pitch),
    -Math.cos(yaw) * Math.cos(pitch),
  ];
  const right = normalise(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const halfSide = Math.tan((fieldOfViewDegrees * Math.PI) / 360);

  // a point is inside when |x - cx| <= t (z - cz): four planes, so four largest values decide
  const t = halfSide * filled;
  let [east, west, north, south] = [-Infinity, -Infinity, -Infinity, -Infinity];
  for (const { positions, triangles } of surfaces)
    for (const vertex of triangles) {
      const point = positions.subarray(vertex * 3, vertex * 3 + 3) as unknown as Vector;
      const x = dot(point, right);
      const y = dot(point, up);
      const slope = t * dot(point, forward);
      east = Math.max(east, x - slope);
      west = Math.max(west, -x - slope);
      north = Math.max(north, y - slope);
      south = Math.max(south, -y - slope);
    }
  const distance = Math.min(-(east + west), -(north + south)) / (2 * t);
  const middle = bounds.low.map((low, k) => (low + bounds.high[k]!) / 2) as unknown as Vector;
  const pictureSide = 2 * halfSide * (dot(middle, forward) - distance);
  const cx = (east - west) / 2;
  const cy = (north - south) / 2 - lift * pictureSide;
  const eye = [0, 1, 2].map((k) => right[k]! * cx + up[k]! * cy + forward[k]! * distance);
  return { eye: eye as unknown as Vector, right, up, forward, halfSide };
}
