import { createField } from './field.ts';
import type { Field } from './field.ts';
import type { Picture } from './picture.ts';

/** Linear light, 0 to 1, of each 8-bit sRGB value (IEC 61966-2-1). */
export const linearOf: Float32Array = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** Brightness as seen, 0 to 255, of 8-bit red, green and blue (ITU-R BT.601 weights). */
export const lumaOf = (red: number, green: number, blue: number): number =>
  0.299 * red + 0.587 * green + 0.114 * blue;

/** CIELab (D65): lightness 0 to 100, then the two colour axes; three channels. Distances are about as large as they look. */
export function labOf(picture: Picture): Field {
  const lab = createField(picture.width, picture.height, 3);
  const { pixels } = picture;
  for (let i = 0; i < picture.width * picture.height; i++) {
    const r = linearOf[pixels[4 * i]!]!;
    const g = linearOf[pixels[4 * i + 1]!]!;
    const b = linearOf[pixels[4 * i + 2]!]!;
    const x = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    lab.values[3 * i] = 116 * y - 16;
    lab.values[3 * i + 1] = 500 * (x - y);
    lab.values[3 * i + 2] = 200 * (y - z);
  }
  return lab;
}

const cubeRootSteps = 4096;
const cubeRootTable: Float32Array = Float32Array.from({ length: cubeRootSteps + 2 }, (_, i) => {
  const t = i / cubeRootSteps;
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
});

/** The cube root of 0 to 1, a straight line near 0 as CIELab has it; from a table, for millions of pixels. */
function cubeRoot(t: number): number {
  const place = Math.min(1, t) * cubeRootSteps;
  const index = place | 0;
  return cubeRootTable[index]! + (place - index) * (cubeRootTable[index + 1]! - cubeRootTable[index]!);
}
