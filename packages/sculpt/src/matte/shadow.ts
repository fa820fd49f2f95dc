import { blur } from '../picture/blur.ts';
import { boundsOf } from '../picture/field.ts';
import { labelRegions } from '../picture/regions.ts';
import type { Field } from '../picture/field.ts';

const depthMax = 45;
const hueMax = 5;
/**
 * Lightness may change by this much per thousandth of the picture's side: shadows are soft, subjects have edges. A shadow
 * begins gently and is steepest where it is half dark, while the edge of a pale subject is steep at once.
 */
const slopeAtFirst = 0.3;
const slopeInside = 0.9;
const insideDepth = 15;
/** Shadows lie on the ground: not in this upper part of the subject. */
const upperPart = 0.5;
/** Taking away more of the mask than this means that the subject itself is as soft and grey as a shadow. */
const takenPartMax = 0.35;

/**
 * Takes shadows on the ground out of a hard mask, in place: what has the background's hue, is darker, changes softly, and
 * is reached from outside through such places. `lab` is the picture, `expected` the lightness that the background would
 * have, `hue` how far each pixel's hue is from the background's.
 */
export function removeShadow(
  mask: Field,
  lab: Field,
  background: { lightness: Float32Array; hue: Float32Array },
): void {
  const { width, height } = mask;
  const lightness = smoothLightness(lab);
  const perPixel = 1000 / Math.max(width, height);
  const bounds = boundsOf(mask);
  if (!bounds) return;
  const ground = bounds.top + bounds.height * upperPart;
  const isOpen = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (mask.values[i] === 0) {
        isOpen[i] = 1;
        continue;
      }
      if (y < ground) continue;
      const darker = background.lightness[i]! - lightness[i]!;
      if (darker < -2 || darker > depthMax || background.hue[i]! > hueMax) continue;
      const slopeX = (lightness[i + 1]! - lightness[i - 1]!) / 2;
      const slopeY = (lightness[i + width]! - lightness[i - width]!) / 2;
      const softness = Math.max(0, Math.min(1, darker / insideDepth));
      const limit = (slopeAtFirst + (slopeInside - slopeAtFirst) * softness) * perPixel;
      if (slopeX * slopeX + slopeY * slopeY < limit * limit) isOpen[i] = 1;
    }
  }
  clearReached(mask, isOpen);
}

function smoothLightness(lab: Field): Float32Array {
  const values = new Float32Array(lab.width * lab.height);
  for (let i = 0; i < values.length; i++) values[i] = lab.values[3 * i]!;
  return blur({ width: lab.width, height: lab.height, channels: 1, values }, Math.max(1, lab.width / 500))
    .values;
}

function clearReached(mask: Field, isOpen: Uint8Array): void {
  const regions = labelRegions(isOpen, mask.width, mask.height);
  const reachesOutside = new Uint8Array(regions.sizes.length);
  let covered = 0;
  for (let i = 0; i < isOpen.length; i++) {
    if (mask.values[i] === 1) covered++;
    else if (isOpen[i] === 1) reachesOutside[regions.labels[i]!] = 1;
  }
  const taken: number[] = [];
  for (let i = 0; i < isOpen.length; i++) {
    if (mask.values[i] === 1 && isOpen[i] === 1 && reachesOutside[regions.labels[i]!]) taken.push(i);
  }
  if (taken.length <= covered * takenPartMax) for (const i of taken) mask.values[i] = 0;
}
