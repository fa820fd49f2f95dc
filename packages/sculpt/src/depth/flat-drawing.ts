import { resampleSubject } from './resample.ts';
import { squareOf } from './frame.ts';
import type { Subject } from '../picture/crop.ts';
import type { SubjectFrame } from './frame.ts';

const reachPart = 0.045;
const sameMax = 2.2;
const otherMin = 18;
const fullMin = 0.99;
const shadedMin = 0.55;
const flatMin = 0.7;

/**
 * How much a picture looks like a flat drawing (a logo, an icon), 0 to 1: in areas of one colour even distant places are
 * exactly alike, while anything that was lit changes a little from place to place. Pairs of quite different colours say
 * nothing about that.
 */
export function flatDrawingPart(subject: Subject, frame: SubjectFrame): number {
  const { colours, cover } = resampleSubject(subject, squareOf(frame));
  const reach = Math.max(2, Math.round(reachPart * frame.unit));
  let same = 0;
  let shaded = 0;
  for (let y = reach; y < frame.size - reach; y++) {
    for (let x = reach; x < frame.size - reach; x++) {
      const i = y * frame.size + x;
      if (cover.values[i]! < fullMin) continue;
      for (const j of [i + reach, i + reach * frame.size]) {
        if (cover.values[j]! < fullMin) continue;
        const difference = differenceOf(colours.values, 3 * i, 3 * j);
        if (difference <= sameMax) same++;
        else if (difference < otherMin) shaded++;
      }
    }
  }
  const flat = same / (same + shaded || 1);
  return Math.max(0, Math.min(1, (flat - shadedMin) / (flatMin - shadedMin)));
}

const differenceOf = (v: Float32Array, a: number, b: number): number =>
  Math.max(Math.abs(v[a]! - v[b]!), Math.abs(v[a + 1]! - v[b + 1]!), Math.abs(v[a + 2]! - v[b + 2]!));
