import { createField, sampleInto } from './field.ts';
import type { Field } from './field.ts';

/**
 * Fills pixels of weight 0 smoothly from those of weight 1 by a pyramid of weighted means ("push-pull": Gortler et al.,
 * "The Lumigraph", 1996). Known pixels stay as they are. Without a single known pixel, all becomes 0.
 */
export function pushPull(field: Field, weight: Field): Field {
  const { width, height, channels } = field;
  if (width <= 1 && height <= 1) {
    const known = weight.values[0]! > 0 ? 1 : 0;
    return { ...field, values: field.values.map((v) => v * known) };
  }
  const coarse = pushPull(...halved(field, weight));
  const out = createField(width, height, channels);
  const pixel = new Float32Array(channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      const known = Math.min(1, weight.values[y * width + x]!);
      if (known < 1) sampleInto(coarse, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5, pixel);
      for (let c = 0; c < channels; c++) {
        out.values[at + c] =
          known < 1 ? known * field.values[at + c]! + (1 - known) * pixel[c]! : field.values[at + c]!;
      }
    }
  }
  return out;
}

function halved(field: Field, weight: Field): [Field, Field] {
  const { channels } = field;
  const width = Math.max(1, (field.width + 1) >> 1);
  const height = Math.max(1, (field.height + 1) >> 1);
  const half = createField(width, height, channels);
  const halfWeight = createField(width, height);
  for (let i = 0; i < field.width * field.height; i++) {
    const known = weight.values[i]!;
    if (known <= 0) continue;
    const to = ((i / field.width) >> 1) * width + ((i % field.width) >> 1);
    halfWeight.values[to]! += known;
    for (let c = 0; c < channels; c++)
      half.values[to * channels + c]! += known * field.values[i * channels + c]!;
  }
  for (let i = 0; i < width * height; i++) {
    const known = halfWeight.values[i]!;
    if (known <= 0) continue;
    for (let c = 0; c < channels; c++) half.values[i * channels + c]! /= known;
    halfWeight.values[i] = Math.min(1, known);
  }
  return [half, halfWeight];
}
