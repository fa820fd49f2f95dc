import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EngineCancelled, EngineRefusal, type EngineResult, type EngineTask } from '@maquette/engine';
import { GlbDamaged, parseGlb, writeGlb, type GlbContainer, type GlbJson } from '../glb/glb-container.ts';
import { openDocument } from '../glb/open-document.ts';
import { readScene } from '../scene/read-scene.ts';
import { findUnsafe, isComplete } from './find-unsafe.ts';

/**
 * Takes a GLB in as it is: geometry, textures, animations and compression stay byte for byte. Only what made it is
 * added to `asset.extras`, and chunks that glTF does not know are left out.
 */
export async function importModel(task: EngineTask): Promise<EngineResult> {
  task.progress('check', 0);
  const input = task.inputs.model;
  if (!input) throw new EngineRefusal('INPUT_DAMAGED', 'There is no model file to import.');
  const file = await readFile(input.path);
  const container = takeApart(file);
  const unsafe = findUnsafe(container.json);
  if (unsafe) throw new EngineRefusal('INPUT_UNSAFE', unsafe);
  if (!isComplete(container.json, container.bin?.length ?? 0)) throw damaged('part of its data is missing');
  stopIfCancelled(task);

  task.progress('open', 0.2);
  await mustShowSomething(file);
  stopIfCancelled(task);

  task.progress('write', 0.8);
  const out = path.join(task.folder, 'model.glb');
  await writeFile(out, writeGlb(withProvenance(container, task.provenance)));
  return { results: [{ variant: 0, path: out, mime: 'model/gltf-binary' }] };
}

function takeApart(file: Buffer): GlbContainer {
  try {
    return parseGlb(file);
  } catch (error) {
    if (error instanceof GlbDamaged) throw damaged(error.message);
    throw error;
  }
}

async function mustShowSomething(file: Buffer): Promise<void> {
  const surfaces = await openDocument(file).then(readScene, (error: Error) => {
    throw damaged(error.message);
  });
  if (surfaces.length === 0)
    throw new EngineRefusal(
      'NO_SURFACE',
      'This model has no triangles, so there is nothing to show. Export it again with its meshes.',
    );
}

const damaged = (reason: string) =>
  new EngineRefusal('INPUT_DAMAGED', `This GLB cannot be read: ${reason.slice(0, 200)}. Export it again.`);

function withProvenance({ json, bin }: GlbContainer, provenance: EngineTask['provenance']): GlbContainer {
  const own = json.asset.extras;
  const extras = own !== null && typeof own === 'object' && !Array.isArray(own) ? own : {};
  const stamped: GlbJson = { ...json, asset: { ...json.asset, extras: { ...extras, ...provenance } } };
  return { json: stamped, bin };
}

function stopIfCancelled({ signal }: EngineTask): void {
  if (signal.aborted) throw new EngineCancelled();
}
