/**
 * Numbers on a grid of pixels, row by row from the top left, `channels` values per pixel next to each other.
 * Pixel (x, y) covers the unit square whose centre has the coordinates (x, y).
 */
export interface Field {
  width: number;
  height: number;
  channels: number;
  values: Float32Array;
}

/** A field of zeros. */
export function createField(width: number, height: number, channels = 1): Field {
  return { width, height, channels, values: new Float32Array(width * height * channels) };
}

/** The value at (x, y) between pixel centres, bilinear; outside the grid the nearest pixel counts. One channel. */
export function sample(field: Field, x: number, y: number): number {
  const { width, height, values } = field;
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const left = cx | 0;
  const top = cy | 0;
  const u = cx - left;
  const v = cy - top;
  const at = top * width + left;
  const right = left + 1 < width ? 1 : 0;
  const below = top + 1 < height ? width : 0;
  return (
    (values[at]! * (1 - u) + values[at + right]! * u) * (1 - v) +
    (values[at + below]! * (1 - u) + values[at + below + right]! * u) * v
  );
}

/** Like `sample`, for all channels; writes them into `out`. */
export function sampleInto(field: Field, x: number, y: number, out: number[] | Float32Array): void {
  const { width, height, channels, values } = field;
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const left = cx | 0;
  const top = cy | 0;
  const u = cx - left;
  const v = cy - top;
  const at = (top * width + left) * channels;
  const right = left + 1 < width ? channels : 0;
  const below = top + 1 < height ? width * channels : 0;
  for (let c = 0; c < channels; c++) {
    out[c] =
      (values[at + c]! * (1 - u) + values[at + right + c]! * u) * (1 - v) +
      (values[at + below + c]! * (1 - u) + values[at + below + right + c]! * u) * v;
  }
}

/** The pixels of a rectangle that may reach beyond the field: zeros there. One channel. */
export function cropField(
  field: Field,
  box: { left: number; top: number; width: number; height: number },
): Field {
  const out = createField(box.width, box.height);
  const from = Math.max(0, -box.left);
  const to = Math.min(box.width, field.width - box.left);
  for (let y = 0; y < box.height && to > from; y++) {
    const sourceY = y + box.top;
    if (sourceY < 0 || sourceY >= field.height) continue;
    const row = sourceY * field.width + box.left;
    out.values.set(field.values.subarray(row + from, row + to), y * box.width + from);
  }
  return out;
}

/** What `mask` >= 0.5 covers. */
export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The smallest rectangle around all pixels of at least 0.5, or null when there are none. */
export function boundsOf(mask: Field): Bounds | null {
  const { width, height, values } = mask;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (values[y * width + x]! < 0.5) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** 1 for every value above `limit`, 0 for the others. */
export function thresholdOf(values: Float32Array, limit: number): Uint8Array {
  const above = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) if (values[i]! > limit) above[i] = 1;
  return above;
}
