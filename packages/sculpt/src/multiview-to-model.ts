import { checkViewsAgree } from './solid/views-agree.ts';
import { drawDepth } from './bake/depth-buffer.ts';
import { finishModel } from './finish-model.ts';
import { findSubject, subjectNotes } from './subject.ts';
import { flatDrawingPart } from './depth/flat-drawing.ts';
import { frameSubjectFinely, placeSubject } from './depth/frame.ts';
import { hullVolume, isFrontal, sizeFromSilhouettes } from './solid/hull-volume.ts';
import { learnDepth } from './depth/learned-depth.ts';
import { makeRelief } from './depth/relief.ts';
import { polygonise } from './solid/polygonise.ts';
import { prepareView } from './bake/view.ts';
import { readViewsParams } from './params.ts';
import { reliefVolume } from './solid/relief-volume.ts';
import { roundnessForViews } from './guesses.ts';
import type { EngineResult, EngineTask } from '@maquette/engine';
import type { FoundSubject } from './subject.ts';
import type { Network } from './depth/network.ts';
import type { Pace } from './pace.ts';
import type { PreparedView, ViewName } from './bake/view.ts';
import type { Silhouette } from './solid/hull-volume.ts';
import type { ViewsParams } from './params.ts';
import type { Volume } from './solid/volume.ts';

const viewNames: ViewName[] = ['front', 'left', 'back', 'right'];
const sharedPart = 0.25;
const hullUnit = 176;

/** Two to four views of one object to one model per variant. Refuses (`VIEWS_DISAGREE`) views of different things. */
export async function multiviewToModel(
  task: EngineTask,
  network: Network,
  pace: Pace,
): Promise<EngineResult> {
  const params = readViewsParams(task.params);
  const names = viewNames.filter((name) => task.inputs[`views.${name}`]);
  const shots: Shot[] = [];
  for (const [k, name] of names.entries()) {
    await pace.stage('matte', (sharedPart * k) / names.length);
    const subject = await findSubject(task.inputs[`views.${name}`]!.path, params.textureSize, pace);
    shots.push({ name, subject, mask: subject.mask, bounds: subject.bounds });
  }
  checkViewsAgree(shots);
  await pace.stage('depth', sharedPart);
  const results = [];
  for (const [variant, roundness] of roundnessForViews(params, task.resultCount).entries()) {
    const fraction = (within: number) =>
      sharedPart + ((1 - sharedPart) * (variant + within)) / task.resultCount;
    await pace.stage('solid', fraction(0));
    const solid = await solidFrom(shots, { params, roundness }, { network, pace });
    await pace.stage('surface', fraction(0.2));
    const smoothingRounds = Math.round(solid.smoothingRounds * params.smoothness);
    const mesh = await polygonise(solid.volume, { smoothingRounds, facesMax: params.facesMax }, pace);
    const views = params.hasTexture ? solid.viewsOf() : [];
    const paint = {
      projectors: views.map((view) => ({ view, depth: drawDepth(mesh, view) })),
      guess: null,
      favour: [1, 1, 1.2] as [number, number, number],
      density: () => 1,
      reliefStrength: 0.4,
    };
    const shape = { mesh, volume: solid.volume, paint: params.hasTexture ? paint : null };
    const extras = {
      method: `visual hull of ${shots.length} views`,
      roundness: Number(roundness.toFixed(3)),
    };
    const tell = (word: 'atlas' | 'bake' | 'write', within: number) => pace.stage(word, fraction(within));
    results.push(await finishModel(shape, params, { task, variant, extras }, { pace, tell }));
  }
  const notes = [...new Set(shots.flatMap(({ subject }) => subjectNotes(subject)))];
  return notes.length > 0 ? { results, note: notes.join(' ') } : { results };
}

interface Shot extends Silhouette {
  subject: FoundSubject;
}

interface Solid {
  volume: Volume;
  smoothingRounds: number;
  viewsOf(): PreparedView[];
}

/** With a side among the views: the rounded hull. From front and back alone the depth is guessed as for one picture. */
async function solidFrom(
  shots: Shot[],
  { params, roundness }: { params: ViewsParams; roundness: number },
  { network, pace }: { network: Network; pace: Pace },
): Promise<Solid> {
  if (shots.every(({ name }) => isFrontal(name))) return frontAndBack(shots, params, { network, pace });
  const half = sizeFromSilhouettes(shots);
  const volume = await hullVolume(shots, { half, unit: hullUnit, roundness }, pace);
  const viewsOf = () =>
    shots.map(({ name, subject, bounds }) =>
      prepareView({
        ...subject,
        name,
        scale: bounds.height / (2 * half[1]),
        centreX: bounds.left + bounds.width / 2 - 0.5,
        centreY: bounds.top + bounds.height / 2 - 0.5,
      }),
    );
  return { volume, smoothingRounds: 6, viewsOf };
}

async function frontAndBack(
  shots: Shot[],
  params: ViewsParams,
  { network, pace }: { network: Network; pace: Pace },
): Promise<Solid> {
  const { subject } = shots[0]!;
  const frame = frameSubjectFinely(subject.mask, subject.bounds);
  await pace.breathe();
  const flatPart = flatDrawingPart(subject, frame);
  const learned = await learnDepth(network, { subject, place: frame, flatPart }, pace);
  const relief = makeRelief(frame, learned, {
    thickness: 1,
    smoothness: params.smoothness,
    learnedPart: 0.5,
    flatPart,
  });
  const volume = await reliefVolume(relief, frame.unit, pace);
  const viewsOf = () =>
    shots.map(({ name, subject, bounds }) => {
      const { sidePixels, centreX, centreY } = placeSubject(bounds);
      return prepareView({
        ...subject,
        name,
        scale: sidePixels,
        centreX: centreX - 0.5,
        centreY: centreY - 0.5,
      });
    });
  return { volume, smoothingRounds: 4, viewsOf };
}
