import { distanceTo } from '../picture/distance.ts';
import { labelRegions } from '../picture/regions.ts';
import type { Field } from '../picture/field.ts';
import type { Regions } from '../picture/regions.ts';

/** A hole may lie behind a wall at most this many times as thick as the hole is wide. */
const wallPerHoleMax = 1.2;
/** A hole shows the background plainly: its mean distance is at most this part of the limit. */
const meanPartMax = 0.4;
/** What floats in a region and is larger than this part of it speaks against a hole. */
const floatingPartMax = 0.015;

/**
 * Pixels inside the mask that show the background through a hole: the inside of a mug's handle, of a ring, of an O.
 * `distance` is that of each pixel's colour to the background's, `limit` where the background ends. White eyes and teeth
 * have the colour of a white background too, so a region only counts when nothing floats in it (a pupil) and the wall to
 * the outside is thin against its own width.
 */
export function findHoles(mask: Field, distance: Field, limit: number): number[] {
  const { width, height } = mask;
  const classes = new Uint8Array(width * height);
  let candidates = 0;
  for (let i = 0; i < classes.length; i++) {
    classes[i] = mask.values[i] === 0 ? 0 : distance.values[i]! < limit ? 2 : 1;
    if (classes[i] === 2) candidates++;
  }
  if (candidates === 0) return [];
  const regions = labelRegions(classes, width, height);
  const holes = holesAmong(regions, mask, distance, limit);
  for (const label of regionsWithFloats(regions, width)) holes.delete(label);
  const pixels: number[] = [];
  for (let i = 0; i < classes.length; i++) if (holes.has(regions.labels[i]!)) pixels.push(i);
  return pixels;
}

function holesAmong(
  { labels, sizes, classes }: Regions,
  mask: Field,
  distance: Field,
  limit: number,
): Set<number> {
  const wall = new Float32Array(sizes.length).fill(Infinity);
  const radius = new Float32Array(sizes.length);
  const sum = new Float64Array(sizes.length);
  const isRest = { ...mask, values: new Float32Array(labels.length) };
  for (let i = 0; i < labels.length; i++) isRest.values[i] = classes[labels[i]!] === 2 ? 0 : 1;
  const toOutside = distanceTo(mask, (v) => v === 0);
  const toRest = distanceTo(isRest, (v) => v === 1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (classes[label] !== 2) continue;
    wall[label] = Math.min(wall[label]!, toOutside[i]!);
    radius[label] = Math.max(radius[label]!, toRest[i]!);
    sum[label]! += distance.values[i]!;
  }
  const holes = new Set<number>();
  for (let label = 1; label < sizes.length; label++) {
    const isPlain = sum[label]! <= sizes[label]! * limit * meanPartMax;
    const isNearOutside = wall[label]! <= 2 * radius[label]! * wallPerHoleMax;
    if (classes[label] === 2 && isPlain && isNearOutside) holes.add(label);
  }
  return holes;
}

/** Labels of regions of class 2 that enclose a part of the subject which touches nothing else. */
function regionsWithFloats({ labels, sizes, classes }: Regions, width: number): Set<number> {
  // The one neighbour of each region; 0 while unknown, -1 when there are several.
  const only = new Int32Array(sizes.length);
  const note = (label: number, other: number) => {
    if (only[label] === 0) only[label] = other;
    else if (only[label] !== other) only[label] = -1;
  };
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i]!;
    const right = (i + 1) % width === 0 ? own : labels[i + 1]!;
    const below = labels[i + width] ?? own;
    if (right !== own) {
      note(own, right);
      note(right, own);
    }
    if (below !== own) {
      note(own, below);
      note(below, own);
    }
  }
  const enclosing = new Set<number>();
  for (let label = 1; label < sizes.length; label++) {
    const around = only[label]!;
    const isFloat = classes[label] === 1 && around > 0 && classes[around] === 2;
    if (isFloat && sizes[label]! > sizes[around]! * floatingPartMax) enclosing.add(around);
  }
  return enclosing;
}
