import { distanceTo } from '../picture/distance.ts';
import { labelRegions } from '../picture/regions.ts';
import type { Field } from '../picture/field.ts';

/** A hole may lie behind a wall at most this many times as thick as the hole is wide. */
const wallPerHoleMax = 0.8;

/**
 * Pixels inside the mask that show the background through a hole: the inside of a mug's handle, of a ring, of an O.
 * White eyes and teeth have the colour of a white background too, so a region only counts when nothing floats in it
 * (a pupil) and the wall to the outside is thin against its own width.
 */
export function findHoles(mask: Field, distance: Field, distanceMax: number): number[] {
  const { width, height } = mask;
  const classes = new Uint8Array(width * height);
  let candidates = 0;
  for (let i = 0; i < classes.length; i++) {
    classes[i] = mask.values[i] === 0 ? 0 : distance.values[i]! < distanceMax ? 2 : 1;
    if (classes[i] === 2) candidates++;
  }
  if (candidates === 0) return [];
  const regions = labelRegions(classes, width, height);
  const toOutside = distanceTo(mask, (v) => v === 0);
  const toRest = distanceTo({ ...mask, values: new Float32Array(classes) }, (v) => v !== 2);
  const wall = new Map<number, number>();
  const radius = new Map<number, number>();
  for (let i = 0; i < classes.length; i++) {
    if (classes[i] !== 2) continue;
    const label = regions.labels[i]!;
    wall.set(label, Math.min(wall.get(label) ?? Infinity, toOutside[i]!));
    radius.set(label, Math.max(radius.get(label) ?? 0, toRest[i]!));
  }
  const surrounded = surroundedBy(regions.labels, classes, width);
  const isHole = (label: number) =>
    !surrounded.has(label) && wall.get(label)! <= 2 * radius.get(label)! * wallPerHoleMax;
  const holes = new Set([...wall.keys()].filter(isHole));
  const pixels: number[] = [];
  for (let i = 0; i < classes.length; i++)
    if (classes[i] === 2 && holes.has(regions.labels[i]!)) pixels.push(i);
  return pixels;
}

/** Labels of regions of class 2 that enclose a part of the subject which touches nothing else. */
function surroundedBy(labels: Int32Array, classes: Uint8Array, width: number): Set<number> {
  const neighbours = new Map<number, Set<number>>();
  const sizes = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    if (classes[i] === 1) sizes.set(labels[i]!, (sizes.get(labels[i]!) ?? 0) + 1);
    for (const j of i % width < width - 1 ? [i + 1, i + width] : [i + width]) {
      if (j >= labels.length || labels[i] === labels[j]) continue;
      note(neighbours, labels[i]!, labels[j]!);
      note(neighbours, labels[j]!, labels[i]!);
    }
  }
  const enclosing = new Set<number>();
  const speck = 4;
  for (const [label, around] of neighbours) {
    if ((sizes.get(label) ?? 0) > speck && around.size === 1) enclosing.add([...around][0]!);
  }
  return enclosing;
}

function note(neighbours: Map<number, Set<number>>, label: number, other: number): void {
  const known = neighbours.get(label);
  if (known) known.add(other);
  else neighbours.set(label, new Set([other]));
}
