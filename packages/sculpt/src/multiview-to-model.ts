import { checkViewsAgree } from './solid/views-agree.ts';
import { drawDepth } from './bake/depth-buffer.ts';
import { finishModel } from './finish-model.ts';
import { findSubject, subjectNotes } from './subject.ts';
import { prepareView } from './bake/view.ts';
import { polygonise } from './solid/polygonise.ts';
import { readViewsParams } from './params.ts';
import { roundnessForViews } from './guesses.ts';
import { solidFromShots } from './solid-from-shots.ts';
import { standInViews } from './bake/stand-in-views.ts';
import type { EngineResult, EngineTask } from '@maquette/engine';
import type { Network } from './depth/network.ts';
import type { Pace } from './pace.ts';
import type { Shape } from './finish-model.ts';
import type { Shot } from './solid-from-shots.ts';
import type { PreparedView, ViewName } from './bake/view.ts';
import type { Mesh } from './mesh/mesh.ts';

const viewNames: ViewName[] = ['front', 'left', 'back', 'right'];
const sharedPart = 0.25;

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
    const solid = await solidFromShots(shots, { params, roundness }, { network, pace });
    await pace.stage('surface', fraction(0.2));
    const smoothingRounds = Math.round(solid.smoothingRounds * params.smoothness);
    const mesh = await polygonise(solid.volume, { smoothingRounds, facesMax: params.facesMax }, pace);
    const paint = params.hasTexture ? await paintFrom(shots, solid.scaleOf, { mesh, pace }) : null;
    const shape: Shape = { mesh, volume: solid.volume, paint };
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

async function paintFrom(
  shots: Shot[],
  scaleOf: (shot: Shot) => number,
  { mesh, pace }: { mesh: Mesh; pace: Pace },
): Promise<Shape['paint']> {
  const views: PreparedView[] = [];
  for (const shot of shots) {
    const { name, subject, bounds } = shot;
    const centreX = bounds.left + bounds.width / 2 - 0.5;
    const centreY = bounds.top + bounds.height / 2 - 0.5;
    views.push(await prepareView({ ...subject, name, scale: scaleOf(shot), centreX, centreY }, pace));
  }
  const all = [...views, ...standInViews(views, shots[0]!)];
  return {
    projectors: all.map((view) => ({ view, depth: drawDepth(mesh, view) })),
    guess: null,
    favour: [1, 1, 1.2],
    density: () => 1,
    reliefStrength: 0.4,
  };
}
