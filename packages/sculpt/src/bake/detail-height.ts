import { blur } from '../picture/blur.ts';
import { createField } from '../picture/field.ts';
import { lumaOf } from '../picture/colour.ts';
import type { Field } from '../picture/field.ts';

/**
 * Small-scale brightness of a picture (three channels, 0 to 255) taken as relief, in its pixels: what is a little brighter than around it
 * stands out a little (a band-pass, squashed so that strong edges do not become walls).
 */
export function detailHeight(colours: Field): Field {
  const { width, height } = colours;
  const luma = createField(width, height);
  for (let i = 0; i < luma.values.length; i++) {
    luma.values[i] =
      lumaOf(colours.values[3 * i]!, colours.values[3 * i + 1]!, colours.values[3 * i + 2]!) / 255;
  }
  const scale = width / 512;
  const fine = blur(luma, 0.8 * scale);
  const coarse = blur(luma, 5 * scale);
  for (let i = 0; i < luma.values.length; i++) {
    luma.values[i] = 6 * scale * Math.tanh(3 * (fine.values[i]! - coarse.values[i]!));
  }
  return luma;
}
