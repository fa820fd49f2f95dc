/** sRGB byte to linear light (IEC 61966-2-1). */
export const linearOf = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** Between two bytes: textures are read between texels. */
export function toLinear(value: number): number {
  const low = Math.floor(value);
  if (low >= 255) return 1;
  const from = linearOf[low]!;
  return from + (linearOf[low + 1]! - from) * (value - low);
}

/** Linear light, 0 to 1, to an sRGB byte. */
export function toByte(value: number): number {
  const clamped = Math.min(1, Math.max(0, value));
  return Math.round(255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055));
}

const startCompression = 0.8 - 0.04;
const desaturation = 0.15;

/**
 * Khronos PBR Neutral tone mapping, which keeps a base colour under white light as it is
 * (github.com/KhronosGroup/ToneMapping, PBR_Neutral). Changes the first three numbers.
 */
export function toneMap(colour: Float32Array): void {
  const low = Math.min(colour[0]!, colour[1]!, colour[2]!);
  const offset = low < 0.08 ? low - 6.25 * low * low : 0.04;
  for (let k = 0; k < 3; k++) colour[k]! -= offset;
  const peak = Math.max(colour[0]!, colour[1]!, colour[2]!);
  if (peak < startCompression) return;
  const d = 1 - startCompression;
  const newPeak = 1 - (d * d) / (peak + d - startCompression);
  const grey = 1 - 1 / (desaturation * (peak - newPeak) + 1);
  for (let k = 0; k < 3; k++) colour[k] = ((colour[k]! * newPeak) / peak) * (1 - grey) + newPeak * grey;
}
