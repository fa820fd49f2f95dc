import { boundsOf, createField, sample } from '../picture/field.ts';
import { alphaOf } from '../picture/picture.ts';
import { extentOf, renderModel } from './render.ts';
import type { Field } from '../picture/field.ts';
import type { ReadModel } from './read-model.ts';

const pixels = 1024;

/**
 * How well a model seen straight from the front covers the mask of its picture: intersection over union, with the boxes
 * around both laid on each other (same middle, the longest side equally long).
 */
export function frontOverlap(model: ReadModel, mask: Field): number {
  const { low, high } = extentOf(model.positions);
  const side = Math.max(high[0]! - low[0]!, high[1]! - low[1]!);
  const shown = renderModel(model, { yaw: 0, pitch: 0, pixels, metres: side * 1.05, look: 'clay' });
  return overlapOf(alphaOf(shown), mask);
}

function overlapOf(shown: Field, mask: Field): number {
  const from = boundsOf(mask)!;
  const to = boundsOf(shown)!;
  const scale = Math.max(from.width, from.height) / Math.max(to.width, to.height);
  const aligned = createField(shown.width, shown.height);
  let both = 0;
  let either = 0;
  for (let y = 0; y < aligned.height; y++) {
    for (let x = 0; x < aligned.width; x++) {
      const px = from.left + from.width / 2 + (x + 0.5 - to.left - to.width / 2) * scale - 0.5;
      const py = from.top + from.height / 2 + (y + 0.5 - to.top - to.height / 2) * scale - 0.5;
      const isOut = px < -0.5 || py < -0.5 || px > mask.width - 0.5 || py > mask.height - 0.5;
      const wanted = !isOut && sample(mask, px, py) >= 0.5;
      const covered = shown.values[y * shown.width + x]! >= 0.5;
      if (wanted && covered) both++;
      if (wanted || covered) either++;
    }
  }
  return either === 0 ? 0 : both / either;
}
