import { flatDrawingPart } from './depth/flat-drawing.ts';
import { frameSubjectFinely } from './depth/frame.ts';
import { hullVolume, isFrontal, sizeFromSilhouettes } from './solid/hull-volume.ts';
import { learnDepth } from './depth/learned-depth.ts';
import { makeRelief } from './depth/relief.ts';
import { reliefVolume } from './solid/relief-volume.ts';
import type { FoundSubject } from './subject.ts';
import type { Network } from './depth/network.ts';
import type { Pace } from './pace.ts';
import type { Silhouette } from './solid/hull-volume.ts';
import type { ViewsParams } from './params.ts';
import type { Volume } from './solid/volume.ts';

/** One of several pictures of an object. */
export interface Shot extends Silhouette {
  subject: FoundSubject;
}

export interface ShotsSolid {
  volume: Volume;
  /** Rounds of smoothing that its surface needs at smoothness 1. */
  smoothingRounds: number;
  /** Pixels of a shot's picture per unit of length. */
  scaleOf(shot: Shot): number;
}

const hullUnit = 176;

/** With a side among the shots: the rounded hull. From front and back alone the depth is guessed as for one picture. */
export async function solidFromShots(
  shots: Shot[],
  { params, roundness }: { params: ViewsParams; roundness: number },
  { network, pace }: { network: Network; pace: Pace },
): Promise<ShotsSolid> {
  if (shots.every(({ name }) => isFrontal(name)))
    return reliefFromFront(shots[0]!, params, { network, pace });
  const half = sizeFromSilhouettes(shots);
  const volume = await hullVolume(shots, { half, unit: hullUnit, roundness }, pace);
  return { volume, smoothingRounds: 9, scaleOf: ({ bounds }) => bounds.height / (2 * half[1]) };
}

async function reliefFromFront(
  { subject }: Shot,
  params: ViewsParams,
  { network, pace }: { network: Network; pace: Pace },
): Promise<ShotsSolid> {
  const frame = frameSubjectFinely(subject.mask, subject.bounds);
  await pace.breathe();
  const flatPart = flatDrawingPart(subject, frame);
  const learned = await learnDepth(network, { subject, place: frame, flatPart }, pace);
  const options = { thickness: 1, smoothness: params.smoothness, learnedPart: 0.5, flatPart };
  const relief = makeRelief(frame, learned, options);
  const volume = await reliefVolume(relief, frame.unit, pace);
  return { volume, smoothingRounds: 4, scaleOf: ({ bounds }) => Math.max(bounds.width, bounds.height) };
}
