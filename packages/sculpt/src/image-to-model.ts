import { delightPicture } from './bake/delight.ts';
import { flatDrawingPart } from './depth/flat-drawing.ts';
import { frameSubjectFinely } from './depth/frame.ts';
import { guessBackPicture } from './bake/back-picture.ts';
import { guessesForImage } from './guesses.ts';
import { finishModel } from './finish-model.ts';
import { findSubject, subjectNotes } from './subject.ts';
import { learnDepth } from './depth/learned-depth.ts';
import { makeRelief } from './depth/relief.ts';
import { mirroredGuess, pictureGuess } from './bake/unseen.ts';
import { polygonise } from './solid/polygonise.ts';
import { prepareView } from './bake/view.ts';
import { readImageParams } from './params.ts';
import { reliefVolume } from './solid/relief-volume.ts';
import type { EngineResult, EngineTask } from '@maquette/engine';
import type { FoundSubject } from './subject.ts';
import type { ImageGuess } from './guesses.ts';
import type { ImageParams } from './params.ts';
import type { LearnedDepth } from './depth/learned-depth.ts';
import type { Network } from './depth/network.ts';
import type { Pace } from './pace.ts';
import type { PreparedView } from './bake/view.ts';
import type { Relief } from './depth/relief.ts';
import type { Shape } from './finish-model.ts';
import type { SubjectFrame } from './depth/frame.ts';
import type { UnseenGuess } from './bake/unseen.ts';

/** Parts of the whole that matte and depth take; the variants share the rest. */
const sharedPart = 0.2;

/** One picture to one model per variant. */
export async function imageToModel(task: EngineTask, network: Network, pace: Pace): Promise<EngineResult> {
  const params = readImageParams(task.params);
  await pace.stage('matte', 0);
  const subject = await findSubject(task.inputs.image!.path, params.textureSize, pace);
  await pace.stage('depth', 0.08);
  const sculptor = await prepareSculptor(subject, params, { network, pace });
  const results = [];
  for (const [variant, guess] of guessesForImage(params, task.resultCount).entries()) {
    const fraction = (within: number) =>
      sharedPart + ((1 - sharedPart) * (variant + within)) / task.resultCount;
    const shape = await sculptShape(sculptor, guess, (word, within) => pace.stage(word, fraction(within)));
    const target = { task, variant, extras: extrasOf(subject, guess) };
    const tell = (word: 'atlas' | 'bake' | 'write', within: number) => pace.stage(word, fraction(within));
    results.push(await finishModel(shape, params, target, { pace, tell }));
  }
  const notes = subjectNotes(subject);
  return notes.length > 0 ? { results, note: notes.join(' ') } : { results };
}

/** What all variants have in common. */
interface Sculptor {
  subject: FoundSubject;
  params: ImageParams;
  frame: SubjectFrame;
  learned: LearnedDepth;
  flatPart: number;
  /** The picture ready to be painted from, made for the first variant that needs it. */
  view: PreparedView | null;
  pace: Pace;
}

async function prepareSculptor(
  subject: FoundSubject,
  params: ImageParams,
  { network, pace }: { network: Network; pace: Pace },
): Promise<Sculptor> {
  const frame = frameSubjectFinely(subject.mask, subject.bounds);
  await pace.breathe();
  const flat = flatDrawingPart(subject, frame);
  const learned = await learnDepth(network, { subject, place: frame, flatPart: flat }, pace);
  const flatPart = flat * (1 - learned.tilt);
  return { subject, params, frame, learned, flatPart, view: null, pace };
}

async function sculptShape(
  sculptor: Sculptor,
  guess: ImageGuess,
  tell: (word: 'solid' | 'surface', within: number) => Promise<void>,
): Promise<Shape> {
  const { frame, learned, params, pace } = sculptor;
  const relief = makeRelief(frame, learned, {
    ...guess,
    smoothness: params.smoothness,
    flatPart: sculptor.flatPart,
  });
  await tell('solid', 0);
  const volume = await reliefVolume(relief, frame.unit, pace);
  await tell('surface', 0.15);
  const smoothingRounds = Math.round(4 * params.smoothness);
  const mesh = await polygonise(volume, { smoothingRounds, facesMax: params.facesMax }, pace);
  if (!params.hasTexture) return { mesh, volume, paint: null };
  sculptor.view ??= await viewOf(sculptor, relief);
  await pace.breathe();
  const unseen = unseenGuess(sculptor, sculptor.view, relief, guess);
  await pace.breathe();
  return {
    mesh,
    volume,
    paint: {
      // Every column of a relief is one piece: nothing hides what faces the picture.
      projectors: [{ view: sculptor.view, depth: null }],
      guess: unseen,
      favour: [1, 1, 1.7],
      density: (direction) => (direction === frontDirection ? 1 : plainDensity),
      reliefStrength: 0.5,
    },
  };
}

const frontDirection = 4;
/** The other sides hold no detail of their own. */
const plainDensity = 0.6;

async function viewOf({ subject, params, frame, pace }: Sculptor, relief: Relief): Promise<PreparedView> {
  const picture = delightPicture(subject, frame, relief.front, params.delight);
  await pace.breathe();
  const { mask } = subject;
  const [centreX, centreY] = [frame.centreX - 0.5, frame.centreY - 0.5];
  return prepareView({ name: 'front', picture, mask, scale: frame.sidePixels, centreX, centreY }, pace);
}

function unseenGuess(
  { frame }: Sculptor,
  view: PreparedView,
  relief: Relief,
  { back }: ImageGuess,
): UnseenGuess | null {
  if (back === 'rim') return null;
  if (back === 'mirror') return mirroredGuess(view);
  return pictureGuess(view, guessBackPicture(view, frame, relief.signed), frame.unit);
}

const extrasOf = ({ matte }: FoundSubject, guess: ImageGuess): Record<string, string | number> => ({
  method: 'single view: inflation and learned depth',
  matte: matte.method,
  thickness: Number(guess.thickness.toFixed(3)),
  learnedPart: guess.learnedPart,
  back: guess.back,
});
