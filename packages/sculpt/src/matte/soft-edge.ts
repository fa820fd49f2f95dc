import type { Field } from '../picture/field.ts';

/** How far inside the hard edge a pixel may still be a mixture of subject and background. */
const reach = 2;

/**
 * Gives a hard mask the opacity of the picture's own edge: a pixel of the outermost two rings shows background as far
 * as its colour is nearer to the background than the subject just behind it. `distance` is that of each pixel's colour
 * to the background's.
 */
export function softenEdge(mask: Field, distance: Field): Field {
  const { width } = mask;
  const values = mask.values.slice();
  for (const i of innerEdge(mask)) {
    let strongest = 1e-6;
    for (let dy = -reach; dy <= reach; dy++) {
      for (let j = i + dy * width - reach; j <= i + dy * width + reach; j++) {
        if (mask.values[j] === 1 && distance.values[j]! > strongest) strongest = distance.values[j]!;
      }
    }
    values[i] = Math.min(1, distance.values[i]! / strongest);
  }
  return { ...mask, values };
}

/** Pixels of the mask within `reach` of its edge, away from the picture's own border. */
function innerEdge({ width, height, values }: Field): Set<number> {
  const edge = new Set<number>();
  for (let y = reach; y < height - reach; y++) {
    for (let x = reach; x < width - reach; x++) {
      const i = y * width + x;
      if (values[i] !== 0) continue;
      const isOuter =
        values[i - 1] === 1 || values[i + 1] === 1 || values[i - width] === 1 || values[i + width] === 1;
      if (isOuter) addAround(edge, values, i, width);
    }
  }
  return edge;
}

function addAround(edge: Set<number>, values: Float32Array, i: number, width: number): void {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let j = i + dy * width - reach; j <= i + dy * width + reach; j++) if (values[j] === 1) edge.add(j);
  }
}
