import type { Field } from '../picture/field.ts';

/**
 * Gives a hard mask the opacity of the picture's own edge: a pixel of the outermost two rings shows background as far
 * as its colour is nearer to the background than the subject just behind it. `distance` is that of each pixel's colour
 * to the background's.
 */
export function softenEdge(mask: Field, distance: Field): Field {
  const { width, height } = mask;
  const values = mask.values.slice();
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x;
      if (mask.values[i] !== 1 || !touchesOutside(mask.values, i, width)) continue;
      values[i] = Math.min(1, distance.values[i]! / strongestNear(distance.values, mask.values, i, width));
    }
  }
  return { ...mask, values };
}

function touchesOutside(mask: Float32Array, i: number, width: number): boolean {
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) if (mask[i + dy * width + dx] === 0) return true;
  }
  return false;
}

function strongestNear(distance: Float32Array, mask: Float32Array, i: number, width: number): number {
  let strongest = 1e-6;
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const j = i + dy * width + dx;
      if (mask[j] === 1 && distance[j]! > strongest) strongest = distance[j]!;
    }
  }
  return strongest;
}
