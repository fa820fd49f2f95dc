import { createRandom } from './random.ts';
import type { BackChoice, ImageParams, ViewsParams } from './params.ts';

/** One answer to what a single picture cannot tell. */
export interface ImageGuess {
  thickness: number;
  /** 0 = the silhouette blown up, 1 = what the network says. */
  learnedPart: number;
  back: BackChoice;
}

/** The mix that is best on the evaluation set when only one may be given. */
const learnedPartPlain = 0.5;

/** Other answers that hold for some subjects: as the network says, plump as a balloon, shallow as a badge. */
const alternatives: ImageGuess[] = [
  { thickness: 1.1, learnedPart: 1, back: 'rim' },
  { thickness: 0.55, learnedPart: 0.5, back: 'mirror' },
  { thickness: 1.15, learnedPart: 0, back: 'auto' },
];

/**
 * The guesses behind `count` variants. The first follows the parameters plainly, whatever the seed; the others differ
 * from it as far as the picture leaves open, in an order and by amounts that the seed decides.
 */
export function guessesForImage(params: ImageParams, count: number): ImageGuess[] {
  const random = createRandom(params.seed);
  const first = Math.floor(random() * alternatives.length);
  const guesses: ImageGuess[] = [
    { thickness: params.thickness, learnedPart: learnedPartPlain, back: params.back },
  ];
  while (guesses.length < count) {
    const other = alternatives[(first + guesses.length - 1) % alternatives.length]!;
    const jitter = 0.94 + 0.12 * random();
    guesses.push({
      thickness: Math.max(0.2, Math.min(2.2, params.thickness * other.thickness * jitter)),
      learnedPart: other.learnedPart,
      back: params.back === 'auto' ? other.back : params.back,
    });
  }
  return guesses;
}

const roundnessFactors = [1.35, 1.8, 2.5];

/** The exponents of the cross-sections behind `count` variants of several views; the first is the one asked for. */
export function roundnessForViews(params: ViewsParams, count: number): number[] {
  const random = createRandom(params.seed);
  const out = [params.roundness];
  while (out.length < count) {
    const factor = roundnessFactors[(out.length - 1) % roundnessFactors.length]! * (0.95 + 0.1 * random());
    const wanted = params.roundness * factor;
    // Boxier, unless there is no boxier: then rounder.
    out.push(wanted <= 8 ? wanted : Math.max(2, params.roundness / factor));
  }
  return out;
}
