import { blur } from '../picture/blur.ts';
import { createField } from '../picture/field.ts';
import { signedDistance } from '../picture/signed-distance.ts';
import { pushPull } from '../picture/push-pull.ts';
import { puffballSquared } from './puffball.ts';
import { inflate } from './inflate.ts';
import { subjectSpan } from './learned-depth.ts';
import type { Field } from '../picture/field.ts';
import type { LearnedDepth } from './learned-depth.ts';
import type { SubjectFrame } from './frame.ts';

/** A solid between two height fields over a mask, in samples of the working grid; z = 0 is its middle. */
export interface Relief {
  /** Signed distance to the outline, positive inside. */
  signed: Field;
  front: Field;
  back: Field;
  /** The greatest thickness, in parts of the subject's longest side. */
  thickness: number;
}

export interface ReliefOptions {
  /** 0.3 to 2; 1 is as guessed. */
  thickness: number;
  /** 0 to 2. */
  smoothness: number;
  /** How much of the learned guess goes in: 0 = inflation alone, 1 = the network alone. */
  learnedPart: number;
  /** How much the picture is a flat drawing, 0 to 1: those are meant as badges, not as balls. */
  flatPart: number;
}

/** Width of the rounded rim of the learned guess, in parts of the longest side. */
const bevel = 0.022;
/** Nothing is thinner than this, in samples: less would fall between the samples of the volume. */
const halfThicknessMinSamples = 0.8;

/**
 * Front and back heights of a subject: the inflated silhouette and the learned guess, mixed. On the evaluation set half
 * of each is the best single choice (inflation wins on organic shapes, the network on manufactured ones).
 */
export function makeRelief(frame: SubjectFrame, learned: LearnedDepth, options: ReliefOptions): Relief {
  const { size, unit } = frame;
  const signed = evenOutline(signedDistance(frame.mask), options.smoothness);
  const inflated = inflate(signed, options.smoothness);
  const sigma = ((0.4 + 0.8 * options.smoothness) * unit) / (subjectSpan * learned.side);
  const middle = blur(toGrid(learned, learned.middle, frame), sigma).values;
  const guessed = blur(toGrid(learned, learned.halfThickness, frame), sigma).values;
  const front = createField(size, size);
  const back = createField(size, size);
  // Inflation knows no middle: half of the network's say is enough to take all of its.
  const middlePart = Math.min(1, 2 * options.learnedPart);
  let greatest = 0;
  for (let i = 0; i < signed.values.length; i++) {
    const rim = Math.max(0, Math.min(1, signed.values[i]! / (bevel * unit)));
    const round = Math.sqrt(1 - (1 - rim) ** 2);
    const fromPicture = Math.max(0.004, guessed[i]!) * unit * round;
    const mixed = shallow(
      fromPicture * options.learnedPart + inflated[i]! * (1 - options.learnedPart),
      badgeHalfThickness * unit,
      options.flatPart,
    );
    const isInside = signed.values[i]! > 0;
    const half = isInside
      ? Math.max(halfThicknessMinSamples * Math.min(1, rim * 3), mixed * options.thickness)
      : 0;
    const centre = middle[i]! * unit * options.thickness * middlePart;
    front.values[i] = centre + half;
    back.values[i] = centre - half;
    if (half > greatest) greatest = half;
  }
  return { signed, front, back, thickness: (2 * greatest) / unit };
}

/** Half the thickness, in parts of the longest side, that flat drawings hardly exceed. */
const badgeHalfThickness = 0.12;

/** Half thicknesses far above `limit` come down to it, as far as `part` says; thin ones stay. */
const shallow = (half: number, limit: number, part: number): number =>
  half * (1 - part) + (part * half) / Math.sqrt(1 + (half / limit) ** 2);

const evenSigma = 1.3;
const thinSamples = 3;
const thickSamples = 8;

/**
 * Takes the tremor of a noisy matte out of the outline, where the subject is thick enough to bear it: spikes and limbs
 * of a few samples stay as they are.
 */
function evenOutline(signed: Field, smoothness: number): Field {
  const even = blur(signed, evenSigma * smoothness).values;
  const radius = blur({ ...signed, values: puffballSquared(signed).map(Math.sqrt) }, 2).values;
  const values = signed.values.map((d, i) => {
    const part = Math.max(0, Math.min(1, (radius[i]! - thinSamples) / (thickSamples - thinSamples)));
    return d * (1 - part) + even[i]! * part;
  });
  return { ...signed, values };
}

/** A map of the network on the working grid, continued beyond the mask. */
function toGrid(learned: LearnedDepth, values: Float32Array, frame: SubjectFrame): Field {
  const { side } = learned;
  const known = createField(side, side);
  for (let i = 0; i < known.values.length; i++) known.values[i] = learned.mask[i]! > 0.6 ? 1 : 0;
  const filled = pushPull({ width: side, height: side, channels: 1, values }, known);
  const samplesPerCell = frame.unit / (subjectSpan * side);
  const out = createField(frame.size, frame.size);
  const toCell = (k: number) => (k + 0.5 - frame.size / 2) / samplesPerCell + side / 2 - 0.5;
  for (let y = 0; y < frame.size; y++) {
    for (let x = 0; x < frame.size; x++)
      out.values[y * frame.size + x] = sampleCubic(filled, toCell(x), toCell(y));
  }
  return out;
}

/** Bicubic by Catmull-Rom splines (Keys, 1981): the maps are so coarse that bilinear facets would show. */
function sampleCubic({ width, height, values }: Field, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = catmullRom(x - left);
  const down = catmullRom(y - top);
  let sum = 0;
  for (let row = 0; row < 4; row++) {
    const start = clamp(top - 1 + row, height) * width;
    for (let col = 0; col < 4; col++) {
      sum += across[col]! * down[row]! * values[start + clamp(left - 1 + col, width)]!;
    }
  }
  return sum;
}

const clamp = (k: number, count: number): number => Math.max(0, Math.min(count - 1, k));

const catmullRom = (t: number): [number, number, number, number] => [
  ((-0.5 * t + 1) * t - 0.5) * t,
  (1.5 * t - 2.5) * t * t + 1,
  ((-1.5 * t + 2) * t + 0.5) * t,
  (0.5 * t - 0.5) * t * t,
];
