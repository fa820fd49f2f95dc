import { createField } from './field.ts';
import type { Field } from './field.ts';

/** The field made `factor` (a whole number) times smaller by averaging blocks of pixels; 1 gives the field itself. */
export function shrinkField(field: Field, factor: number): Field {
  if (factor <= 1) return field;
  const { width, height, channels, values } = field;
  const out = createField(Math.ceil(width / factor), Math.ceil(height / factor), channels);
  const counts = new Float32Array(out.width * out.height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * out.width;
    for (let x = 0; x < width; x++) {
      const to = row + Math.floor(x / factor);
      const from = y * width + x;
      counts[to]!++;
      for (let c = 0; c < channels; c++) out.values[to * channels + c]! += values[from * channels + c]!;
    }
  }
  for (let i = 0; i < counts.length; i++) {
    for (let c = 0; c < channels; c++) out.values[i * channels + c]! /= counts[i]!;
  }
  return out;
}
