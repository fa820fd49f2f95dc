import { lumaOf } from '../picture/colour.ts';
import type { Field } from '../picture/field.ts';

const darkMax = 90;
const contrastMin = 45;
const lookPart = 0.05;
const startPart = 0.25;
const widthPartMax = 0.045;

/**
 * Drawings often have an ink line around them. Returns its width in pixels, 0 when there is none, so that it can be kept
 * off the sides that the picture does not show. Walks inwards from every pixel of the rim: where at least a quarter of
 * them are dark against what lies deeper, the line is as wide as the walks that leave the dark usually are.
 * `signed` is the distance to the outline, `colours` has three channels.
 */
export function outlineWidth(colours: Field, signed: Field): number {
  const { width, height } = signed;
  const side = Math.max(width, height);
  const look = Math.max(4, Math.round(side * lookPart));
  const widths: number[] = [];
  let rim = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const distance = signed.values[y * width + x]!;
      if (distance < 0.5 || distance >= 1.5) continue;
      rim++;
      const found = walkInwards(colours, signed, { x, y }, look);
      if (found > 0) widths.push(found);
    }
  }
  if (widths.length < rim * startPart) return 0;
  const typical = widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.8)]!;
  return typical <= side * widthPartMax ? typical + 1 : 0;
}

/** How deep the dark goes at this place of the rim; 0 when it is not dark against what lies deeper. */
function walkInwards(colours: Field, signed: Field, from: { x: number; y: number }, look: number): number {
  const { width, height } = signed;
  const at = from.y * width + from.x;
  const gx = signed.values[at + 1]! - signed.values[at - 1]!;
  const gy = signed.values[at + width]! - signed.values[at - width]!;
  const length = Math.hypot(gx, gy) || 1;
  const lumas: number[] = [];
  for (let step = 0; step <= look; step++) {
    const x = Math.round(from.x + (gx / length) * step);
    const y = Math.round(from.y + (gy / length) * step);
    if (x < 0 || y < 0 || x >= width || y >= height || signed.values[y * width + x]! <= 0) break;
    const i = 3 * (y * width + x);
    lumas.push(lumaOf(colours.values[i]!, colours.values[i + 1]!, colours.values[i + 2]!));
  }
  const brightest = Math.max(...lumas);
  if (lumas[0]! > darkMax || brightest - lumas[0]! < contrastMin) return 0;
  const middle = (lumas[0]! + brightest) / 2;
  return Math.max(
    1,
    lumas.findIndex((luma) => luma > middle),
  );
}
