import { cropField } from './field.ts';
import type { Bounds, Field } from './field.ts';
import type { Picture } from './picture.ts';

/** A picture and the mask of its subject, equally large. */
export interface Subject {
  picture: Picture;
  mask: Field;
}

const marginPart = 0.03;

/** Cuts off what lies far from the subject: everything later works on pixels that matter. */
export function cropToSubject({ picture, mask }: Subject, bounds: Bounds): Subject {
  const margin = Math.ceil(Math.max(bounds.width, bounds.height) * marginPart) + 4;
  const left = Math.max(0, bounds.left - margin);
  const top = Math.max(0, bounds.top - margin);
  const width = Math.min(picture.width, bounds.left + bounds.width + margin) - left;
  const height = Math.min(picture.height, bounds.top + bounds.height + margin) - top;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * picture.width + left) * 4;
    pixels.set(picture.pixels.subarray(from, from + width * 4), y * width * 4);
  }
  return { picture: { width, height, pixels }, mask: cropField(mask, { left, top, width, height }) };
}
