import type { Camera } from './camera.ts';
import { combine, normalise, type Vector } from './vector.ts';

/** A photographer's table: one large key light, a weak fill, a rim from behind, and a bright room. */
export interface Lighting {
  key: Light;
  others: Light[];
}

export interface Light {
  /** Unit, towards the light. */
  direction: Vector;
  /** Light on a surface that faces it; 1 shows a white surface white. */
  strength: number;
}

/** Lights stand with the camera, so that every model is lit alike: x to the right, y up, z towards the camera. */
export function placeLights({ right, up, forward }: Camera): Lighting {
  const back: Vector = [-forward[0], -forward[1], -forward[2]];
  const at = (x: number, y: number, z: number) => normalise(combine(right, up, back, [x, y, z]));
  return {
    key: { direction: at(-0.55, 0.75, 0.65), strength: 0.78 },
    others: [
      { direction: at(0.8, 0.15, 0.6), strength: 0.16 },
      { direction: at(0.55, 0.45, -0.75), strength: 0.3 },
    ],
  };
}

/** Light of the room on a surface, by the height of its normal (-1 to 1): bright above, a grey floor below. */
export const ambient = (height: number) => 0.42 + 0.12 * height;

/**
 * What a surface mirrors of the room in a direction (unit): a gradient, and two soft boxes that blur with roughness.
 */
export function mirrored(
  x: number,
  y: number,
  z: number,
  roughness: number,
  { key, others }: Lighting,
): number {
  const height = 0.5 + 0.5 * y;
  const smooth = height * height * (3 - 2 * height);
  const room = 0.1 + 0.8 * (smooth + (0.5 - smooth) * roughness * 0.7);
  const smoothness = 1 - roughness;
  const sharpness = 4 + 90 * smoothness * smoothness * smoothness;
  const a = key.direction;
  const b = others[0]!.direction;
  return (
    room +
    softBox(x * a[0] + y * a[1] + z * a[2], sharpness) * 1.1 +
    softBox(x * b[0] + y * b[1] + z * b[2], sharpness) * 0.5
  );
}

const softBox = (cosine: number, sharpness: number) =>
  cosine > 0 ? cosine ** sharpness * (0.25 + sharpness / 120) : 0;
