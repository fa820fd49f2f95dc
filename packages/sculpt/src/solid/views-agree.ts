import { EngineRefusal } from '@maquette/engine';
import { createField, sample } from '../picture/field.ts';
import { isFrontal } from './hull-volume.ts';
import type { Field } from '../picture/field.ts';
import type { Silhouette } from './hull-volume.ts';

const cells = 64;
/** Opposite views may differ this much in width before they cannot be one object, and must overlap this much. */
const widthRatioMax = 1.7;
const overlapMin = 0.6;
/** At most this part of a silhouette may lie at heights at which the other view shows nothing. */
const unmatchedMax = 0.2;

/**
 * Refuses (`VIEWS_DISAGREE`) silhouettes that no single object has: opposite views must be mirror images of each other,
 * and a front and a side must both show something at every height. Views are compared at equal heights.
 */
export function checkViewsAgree(silhouettes: Silhouette[]): void {
  const frontal = silhouettes.filter((s) => isFrontal(s.name));
  const lateral = silhouettes.filter((s) => !isFrontal(s.name));
  for (const pair of [frontal, lateral]) {
    const [a, b] = pair;
    if (a && b && !areMirrorImages(a, b)) refuse(a, b);
  }
  for (const a of frontal) for (const b of lateral) if (!haveEqualHeights(a, b)) refuse(a, b);
}

function refuse(a: Silhouette, b: Silhouette): never {
  throw new EngineRefusal(
    'VIEWS_DISAGREE',
    `The ${a.name} and the ${b.name} view do not show the same object. Use pictures of one object, taken from the same height and turned a quarter each time.`,
  );
}

function areMirrorImages(a: Silhouette, b: Silhouette): boolean {
  const shape = (s: Silhouette) => s.bounds.width / s.bounds.height;
  const ratio = shape(a) / shape(b);
  if (ratio > widthRatioMax || ratio < 1 / widthRatioMax) return false;
  const first = normalised(a).values;
  const second = normalised(b).values;
  let both = 0;
  let either = 0;
  for (let i = 0; i < first.length; i++) {
    const mirrored = i - (i % cells) + cells - 1 - (i % cells);
    const inFirst = first[i]! >= 0.5;
    const inSecond = second[mirrored]! >= 0.5;
    if (inFirst && inSecond) both++;
    if (inFirst || inSecond) either++;
  }
  return both >= either * overlapMin;
}

function haveEqualHeights(a: Silhouette, b: Silhouette): boolean {
  const first = rowsOf(normalised(a));
  const second = rowsOf(normalised(b));
  const unmatched = (own: Float32Array, other: Float32Array) => {
    let lost = 0;
    let total = 0;
    own.forEach((covered, row) => {
      total += covered;
      if (other[row] === 0) lost += covered;
    });
    return lost / (total || 1);
  };
  return unmatched(first, second) <= unmatchedMax && unmatched(second, first) <= unmatchedMax;
}

/** The silhouette stretched to a square of cells. */
function normalised({ mask, bounds }: Silhouette): Field {
  const out = createField(cells, cells);
  for (let i = 0; i < out.values.length; i++) {
    const x = bounds.left + (((i % cells) + 0.5) * bounds.width) / cells - 0.5;
    const y = bounds.top + ((Math.floor(i / cells) + 0.5) * bounds.height) / cells - 0.5;
    out.values[i] = sample(mask, x, y);
  }
  return out;
}

function rowsOf({ values }: Field): Float32Array {
  const rows = new Float32Array(cells);
  for (let i = 0; i < values.length; i++) if (values[i]! >= 0.5) rows[Math.floor(i / cells)]!++;
  return rows;
}
