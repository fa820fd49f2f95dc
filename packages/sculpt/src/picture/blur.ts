import { createField, sampleInto } from './field.ts';
import type { Field } from './field.ts';

/**
 * Gaussian blur as three box passes (Wells, "Efficient synthesis of Gaussian filters by cascaded uniform filters",
 * 1986). `sigma` in pixels; below 0.3 the field comes back as a copy. Edges repeat their outermost pixel.
 */
export function blur(field: Field, sigma: number): Field {
  const { width, height, channels } = field;
  const out: Field = { width, height, channels, values: field.values.slice() };
  if (sigma < 0.3) return out;
  const radius = Math.max(1, Math.round(Math.sqrt(4 * sigma * sigma + 1) / 2 - 0.5));
  const spare = new Float32Array(out.values.length);
  for (let pass = 0; pass < 3; pass++) {
    boxRows(out.values, spare, field, radius);
    boxColumns(spare, out.values, field, radius);
  }
  return out;
}

/** Blur of one or more channels that sees only pixels of weight > 0; elsewhere the field stays as it is. */
export function maskedBlur(field: Field, weight: Field, sigma: number): Field {
  const { channels } = field;
  const weighted = { ...field, values: field.values.slice() };
  for (let i = 0; i < weight.values.length; i++) {
    for (let c = 0; c < channels; c++) weighted.values[i * channels + c]! *= weight.values[i]!;
  }
  const sum = blur(weighted, sigma);
  const norm = blur(weight, sigma);
  for (let i = 0; i < norm.values.length; i++) {
    const w = norm.values[i]!;
    for (let c = 0; c < channels; c++) {
      const at = i * channels + c;
      sum.values[at] = w > 1e-6 ? sum.values[at]! / w : field.values[at]!;
    }
  }
  return sum;
}

/** Resamples to another size; blurs first where that makes the field smaller, so that nothing aliases. */
export function resizeField(field: Field, width: number, height: number): Field {
  const { channels } = field;
  const out = createField(width, height, channels);
  const shrink = Math.max(field.width / width, field.height / height);
  const source = shrink > 1.5 ? blur(field, shrink * 0.45) : field;
  const stepX = field.width / width;
  const stepY = field.height / height;
  const pixel = new Float32Array(channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sampleInto(source, (x + 0.5) * stepX - 0.5, (y + 0.5) * stepY - 0.5, pixel);
      const at = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) out.values[at + c] = pixel[c]!;
    }
  }
  return out;
}

interface Size {
  width: number;
  height: number;
  channels: number;
}

function boxRows(
  from: Float32Array,
  to: Float32Array,
  { width, height, channels }: Size,
  radius: number,
): void {
  const inverse = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    for (let c = 0; c < channels; c++) {
      const row = y * width * channels + c;
      const last = row + (width - 1) * channels;
      let sum = from[row]! * (radius + 1);
      for (let k = 1; k <= radius; k++) sum += from[Math.min(last, row + k * channels)]!;
      for (let x = 0; x < width; x++) {
        const at = row + x * channels;
        to[at] = sum * inverse;
        const enters = at + (radius + 1) * channels;
        const leaves = at - radius * channels;
        sum += from[enters > last ? last : enters]! - from[leaves < row ? row : leaves]!;
      }
    }
  }
}

// Whole rows at a time: walking down single columns would miss the cache on every step.
function boxColumns(
  from: Float32Array,
  to: Float32Array,
  { width, height, channels }: Size,
  radius: number,
): void {
  const inverse = 1 / (2 * radius + 1);
  const stride = width * channels;
  const sums = new Float64Array(stride);
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * stride;
  for (let k = -radius; k <= radius; k++) {
    const row = rowAt(k);
    for (let i = 0; i < stride; i++) sums[i]! += from[row + i]!;
  }
  for (let y = 0; y < height; y++) {
    const row = y * stride;
    const enters = rowAt(y + radius + 1);
    const leaves = rowAt(y - radius);
    for (let i = 0; i < stride; i++) {
      const sum = sums[i]!;
      to[row + i] = sum * inverse;
      sums[i] = sum + from[enters + i]! - from[leaves + i]!;
    }
  }
}
