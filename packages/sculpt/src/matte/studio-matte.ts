import { blur } from '../picture/blur.ts';
import { createField, thresholdOf } from '../picture/field.ts';
import { labelRegions } from '../picture/regions.ts';
import { findHoles } from './holes.ts';
import { fitBackground } from './background-surface.ts';
import { softenEdge } from './soft-edge.ts';
import { removeShadow } from './shadow.ts';
import { keepShadedOut } from './shaded.ts';
import { tidyMask } from './tidy.ts';
import type { Background } from './background-surface.ts';
import type { Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';

/** What a plain background gives: a mask, or why there is none. */
export type StudioMatte =
  { kind: 'found'; mask: Field; confidence: number } | { kind: 'nothing-in-it' } | { kind: 'not-plain' };

const plainDistanceMax = 9;
const subjectPartMin = 0.0008;
const subjectPartMax = 0.93;

/**
 * Finds the subject before a plain background (studio sweep, white page, soft gradient): what cannot be reached from
 * the border without leaving the colours of the background. Contact shadows are kept out, handles and letters keep
 * their holes.
 */
export async function studioMatte(lab: Field, pace: Pace): Promise<StudioMatte> {
  const background = fitBackground(lab);
  await pace.breathe();
  if (background.upperQuartileDistance > plainDistanceMax) return { kind: 'not-plain' };
  const limit = Math.max(3.5, background.medianDistance * 2.5 + 2);
  const outside = outsideOf(background, limit);
  await pace.breathe();
  keepShadedOut(outside, lab, background);
  const hard = createField(lab.width, lab.height);
  for (let i = 0; i < hard.values.length; i++) hard.values[i] = outside[i] ? 0 : 1;
  await pace.breathe();
  removeShadow(hard, lab, background);
  await pace.breathe();
  for (const i of findHoles(hard, background.distance, limit)) hard.values[i] = 0;
  await pace.breathe();
  const tidy = tidyMask(hard, { partMin: 0.03, holeMin: 0.002 });
  let covered = 0;
  for (const v of tidy.values) covered += v;
  const part = covered / tidy.values.length;
  if (part < subjectPartMin) return { kind: 'nothing-in-it' };
  if (part > subjectPartMax) return { kind: 'not-plain' };
  await pace.breathe();
  const mask = blur(softenEdge(tidy, background.distance), 0.5);
  const confidence = Math.max(0.05, Math.min(1, 1.15 - background.upperQuartileDistance / 6));
  return { kind: 'found', mask, confidence };
}

/** What is connected to the picture's edge without leaving the background's colours: 1. */
function outsideOf({ distance }: Background, limit: number): Uint8Array {
  const { width, height, values } = distance;
  const isForeign = thresholdOf(values, limit);
  const regions = labelRegions(isForeign, width, height);
  const outside = new Uint8Array(isForeign.length);
  for (let i = 0; i < outside.length; i++) {
    if (isForeign[i] === 0 && regions.touchesEdge[regions.labels[i]!]) outside[i] = 1;
  }
  return outside;
}
