import { blur } from '../picture/blur.ts';
import { distanceTo } from '../picture/distance.ts';
import { labelRegions } from '../picture/regions.ts';
import type { Background } from './background-surface.ts';
import type { Field } from '../picture/field.ts';

/** A plain background is flat: lightness against it changes by less than this per thousandth of the picture's side. */
const slopeMin = 0.08;
/** Beside its noise: this many times the median slope of what is outside. */
const slopePerNoise = 3;
/** The edge of the subject is blurred by the lens: flat background reaches this far into the slope, in parts of the side. */
const edgeReach = 0.012;

/**
 * Takes places out of `outside` that have the background's colour by chance: on a round, pale subject the shading passes
 * through the background's lightness in bands, and a band opens the subject to the outside. A band has a slope
 * everywhere, a background is flat. What flat background cannot reach, but for the blur at an edge, is not outside.
 */
export function keepShadedOut(outside: Uint8Array, lab: Field, background: Background): void {
  const { width, height } = lab;
  const side = Math.max(width, height);
  const slope = slopeOf(lab, background);
  const limit = Math.max((slopeMin * 1000) / side, slopePerNoise * medianWhere(slope, outside));
  const classes = new Uint8Array(outside.length);
  for (let i = 0; i < classes.length; i++) classes[i] = outside[i] === 1 && slope[i]! < limit ? 1 : 0;
  const regions = labelRegions(classes, width, height);
  const flat: Field = { width, height, channels: 1, values: new Float32Array(outside.length) };
  for (let i = 0; i < classes.length; i++) {
    const label = regions.labels[i]!;
    if (classes[i] === 1 && regions.touchesEdge[label]) flat.values[i] = 1;
  }
  const toFlat = distanceTo(flat, (v) => v === 1);
  for (let i = 0; i < outside.length; i++) if (toFlat[i]! > edgeReach * side) outside[i] = 0;
}

/** How fast the lightness against the background changes, per pixel. */
function slopeOf(lab: Field, background: Background): Float32Array {
  const { width, height } = lab;
  const values = background.lightness.map((expected, i) => lab.values[3 * i]! - expected);
  const smooth = blur(
    { width, height, channels: 1, values },
    Math.max(1, Math.max(width, height) / 350),
  ).values;
  const slope = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      const dx = (smooth[i + 1]! - smooth[i - 1]!) / 2;
      const dy = (smooth[i + width]! - smooth[i - width]!) / 2;
      slope[i] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return slope;
}

function medianWhere(values: Float32Array, where: Uint8Array): number {
  const chosen = values.filter((_, i) => where[i] === 1 && i % 7 === 0).sort();
  return chosen[chosen.length >> 1] ?? 0;
}
