import { createField } from '../picture/field.ts';
import { guidedFilter } from '../picture/guided-filter.ts';
import { lumaOf } from '../picture/colour.ts';
import { tidyMask } from './tidy.ts';
import type { Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';
import type { Picture } from '../picture/picture.ts';

const rounds = 5;
const binsPerAxis = 16;
const colourWeight = 0.7;
const priorWeight = 1.6;

/**
 * For busy backgrounds: colour histograms of what is inside and outside, starting from a soft ellipse in the middle of
 * the picture, take turns with the mask that follows from them, which a guided filter ties to the picture's edges
 * (after Boykov & Jolly's and Rother's colour models, without the graph cut). A guess; its confidence is low.
 */
export async function colourMatte(picture: Picture, lab: Field, pace: Pace): Promise<Field> {
  const { width, height } = picture;
  const prior = centredEllipse(width, height);
  const guide = createField(width, height);
  for (let i = 0; i < guide.values.length; i++) {
    guide.values[i] =
      lumaOf(picture.pixels[4 * i]!, picture.pixels[4 * i + 1]!, picture.pixels[4 * i + 2]!) / 255;
  }
  const bins = binsOf(lab);
  let mask = prior;
  for (let round = 0; round < rounds; round++) {
    await pace.breathe();
    const odds = colourOdds(mask, bins);
    const guess = createField(width, height);
    for (let i = 0; i < guess.values.length; i++) {
      const p = Math.min(0.98, Math.max(0.02, prior.values[i]!));
      const logit = colourWeight * odds[bins[i]!]! + priorWeight * Math.log(p / (1 - p));
      guess.values[i] = 1 / (1 + Math.exp(-logit));
    }
    mask = guidedFilter(guess, guide, { sigma: Math.max(2, width / 128), epsilon: 1e-4 });
    for (let i = 0; i < mask.values.length; i++) mask.values[i] = Math.max(0, Math.min(1, mask.values[i]!));
  }
  return tidyMask(mask, { partMin: 0.15, holeMin: 0.01 });
}

function centredEllipse(width: number, height: number): Field {
  const ellipse = createField(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const r = Math.hypot(((x + 0.5) / width - 0.5) / 0.46, ((y + 0.5) / height - 0.5) / 0.46);
      ellipse.values[y * width + x] = 1 / (1 + Math.exp((r - 0.85) * 7));
    }
  }
  return ellipse;
}

function binsOf(lab: Field): Uint16Array {
  const bins = new Uint16Array(lab.width * lab.height);
  const bin = (part: number) => Math.min(binsPerAxis - 1, Math.max(0, Math.floor(part * binsPerAxis)));
  for (let i = 0; i < bins.length; i++) {
    const [l, a, b] = [lab.values[3 * i]!, lab.values[3 * i + 1]!, lab.values[3 * i + 2]!];
    bins[i] = (bin(l / 100) * binsPerAxis + bin((a + 64) / 128)) * binsPerAxis + bin((b + 64) / 128);
  }
  return bins;
}

/** Per colour bin, the logarithm of how much likelier it is inside than outside. */
function colourOdds(mask: Field, bins: Uint16Array): Float32Array {
  const inside = new Float32Array(binsPerAxis ** 3).fill(1e-3);
  const outside = new Float32Array(binsPerAxis ** 3).fill(1e-3);
  let insideSum = 1;
  let outsideSum = 1;
  for (let i = 0; i < bins.length; i++) {
    const v = mask.values[i]!;
    if (v > 0.6) {
      inside[bins[i]!]! += v;
      insideSum += v;
    } else if (v < 0.4) {
      outside[bins[i]!]! += 1 - v;
      outsideSum += 1 - v;
    }
  }
  smoothHistogram(inside);
  smoothHistogram(outside);
  return inside.map((v, k) => Math.log((v / insideSum + 1e-7) / (outside[k]! / outsideSum + 1e-7)));
}

/** Binomial blur along the three axes, so that near colours count too. */
function smoothHistogram(bins: Float32Array): void {
  for (const stride of [1, binsPerAxis, binsPerAxis ** 2]) {
    const before = bins.slice();
    for (let i = 0; i < bins.length; i++) {
      const place = Math.floor(i / stride) % binsPerAxis;
      const lower = place > 0 ? before[i - stride]! : before[i]!;
      const upper = place < binsPerAxis - 1 ? before[i + stride]! : before[i]!;
      bins[i] = 0.5 * before[i]! + 0.25 * (lower + upper);
    }
  }
}
