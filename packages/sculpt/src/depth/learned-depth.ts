import { guessDepth } from './prior.ts';
import { resampleSubject } from './resample.ts';
import type { Network } from './network.ts';
import type { Pace } from '../pace.ts';
import type { Subject } from '../picture/crop.ts';
import type { PriorGuess, PriorInput } from './prior.ts';
import type { SubjectPlace } from './frame.ts';

/** The network's guess about one subject, on its own small grid. In parts of the subject's longest side. */
export interface LearnedDepth extends PriorGuess {
  side: number;
  mask: Float32Array;
  /** 0 for a picture taken straight on, 1 for one taken at an angle. */
  tilt: number;
}

/** The part of the network's picture that the subject's longest side spans; as in training. */
export const subjectSpan = 0.92;

// A middle plane that hardly leaves z = 0 is noise of a picture taken straight on; one that leaves it by much is a real
// tilt of a picture taken at an angle. Standard deviations, in parts of the longest side.
const tiltIgnoredBelow = 0.035;
const tiltTrustedAbove = 0.075;
/** In a flat drawing the network sees tilts that are not there. */
const flatDoubt = 0.03;

/**
 * Guesses depth from the picture and from its mirror image, and takes the mean: what a subject's left and right could
 * not agree on was no information.
 */
export async function learnDepth(
  network: Network,
  source: { subject: Subject; place: SubjectPlace; flatPart: number },
  pace: Pace,
): Promise<LearnedDepth> {
  const side = network.size;
  const input = networkInput(side, source);
  const [red, green, blue] = input.colours;
  const mirrored: PriorInput = {
    colours: [mirror(red, side), mirror(green, side), mirror(blue, side)],
    mask: mirror(input.mask, side),
  };
  const plain = await guessDepth(network, input, pace);
  const other = await guessDepth(network, mirrored, pace);
  const halfThickness = meanOf(plain.halfThickness, mirror(other.halfThickness, side));
  const middle = meanOf(plain.middle, mirror(other.middle, side));
  const tilt = levelMiddle(middle, input.mask, source.flatPart);
  return { side, mask: input.mask, middle, halfThickness, tilt };
}

const meanOf = (a: Float32Array, b: Float32Array): Float32Array => a.map((v, i) => (v + b[i]!) / 2);

function mirror(plane: Float32Array, side: number): Float32Array {
  const out = new Float32Array(plane.length);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) out[y * side + x] = plane[y * side + side - 1 - x]!;
  }
  return out;
}

/** Centres the middle plane on z = 0 and flattens it as far as it is noise. Returns how much of it is none, 0 to 1. */
function levelMiddle(middle: Float32Array, mask: Float32Array, flatPart: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let i = 0; i < middle.length; i++) {
    if (mask[i]! <= 0.5) continue;
    sum += middle[i]!;
    squares += middle[i]! ** 2;
    count++;
  }
  const mean = sum / (count || 1);
  const deviation = Math.sqrt(Math.max(0, squares / (count || 1) - mean * mean));
  const t = Math.max(
    0,
    Math.min(
      1,
      (deviation - flatPart * flatDoubt - tiltIgnoredBelow) / (tiltTrustedAbove - tiltIgnoredBelow),
    ),
  );
  const trust = t * t * (3 - 2 * t);
  for (let i = 0; i < middle.length; i++) middle[i] = (middle[i]! - mean) * trust;
  return trust;
}

/** The subject's colours and mask, averaged over the network's pixels. */
function networkInput(
  side: number,
  { subject, place }: { subject: Subject; place: SubjectPlace },
): PriorInput {
  const { colours, cover } = resampleSubject(subject, {
    centreX: place.centreX,
    centreY: place.centreY,
    cells: side,
    pixelsPerCell: place.sidePixels / subjectSpan / side,
  });
  const plane = (c: number) => Float32Array.from(cover.values, (_, i) => colours.values[3 * i + c]! / 255);
  return { colours: [plane(0), plane(1), plane(2)], mask: cover.values };
}
