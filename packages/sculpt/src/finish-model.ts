import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAtlas } from './atlas/atlas.ts';
import { bakeTextures } from './bake/bake.ts';
import { vertexNormals } from './mesh/mesh.ts';
import { writeGlb } from './glb/write-glb.ts';
import { standOnGround } from './mesh/stand-on-ground.ts';
import type { EngineOutput, EngineTask } from '@maquette/engine';
import type { AtlasOptions } from './atlas/atlas.ts';
import type { Mesh } from './mesh/mesh.ts';
import type { Model } from './glb/write-glb.ts';
import type { Pace } from './pace.ts';
import type { Projector } from './bake/projection.ts';
import type { SculptParams } from './params.ts';
import type { UnseenGuess } from './bake/unseen.ts';
import type { Volume } from './solid/volume.ts';

/** Bump this whenever the same input and parameters give another model. */
export const revision = '1.0.0';

/** A shape with what is known about its colours; `paint` null leaves it bare. */
export interface Shape {
  mesh: Mesh;
  volume: Volume;
  paint: {
    projectors: Projector[];
    guess: UnseenGuess | null;
    favour: AtlasOptions['favour'];
    density: AtlasOptions['density'];
    reliefStrength: number;
  } | null;
}

/** Told before each stage; `within` is how much of this model is done, 0 to 1. */
export type TellStage = (word: 'atlas' | 'bake' | 'write', within: number) => Promise<void>;

/** Unwraps, paints and writes one variant. */
export async function finishModel(
  shape: Shape,
  params: SculptParams,
  target: { task: EngineTask; variant: number; extras: Record<string, string | number> },
  { pace, tell }: { pace: Pace; tell: TellStage },
): Promise<EngineOutput> {
  const model = shape.paint ? await paintModel(shape, params, { pace, tell }) : bareModel(shape.mesh, params);
  await tell('write', 0.92);
  standOnGround(model.positions);
  const glb = await writeGlb(model, {
    generator: `Maquette sculpt ${revision}`,
    provenance: { ...target.task.provenance, ...target.extras },
  });
  const path = join(target.task.folder, `variant-${target.variant}.glb`);
  await writeFile(path, glb);
  return { variant: target.variant, path, mime: 'model/gltf-binary' };
}

const bareModel = (mesh: Mesh, { roughness }: SculptParams): Model => ({
  positions: mesh.positions,
  normals: vertexNormals(mesh),
  faces: mesh.faces,
  textured: null,
  roughness,
});

async function paintModel(
  { mesh, volume, paint }: Shape,
  params: SculptParams,
  { pace, tell }: { pace: Pace; tell: TellStage },
): Promise<Model> {
  const { projectors, guess, favour, density, reliefStrength } = paint!;
  await tell('atlas', 0.45);
  const atlas = await createAtlas(mesh, { size: params.textureSize, favour, density }, pace);
  await tell('bake', 0.55);
  const textures = await bakeTextures(
    { mesh, volume, atlas, normals: vertexNormals(mesh), projectors, guess },
    { isPbr: params.isPbr, roughness: params.roughness, normalStrength: reliefStrength * params.detail },
    pace,
  );
  return {
    positions: atlas.positions,
    normals: atlas.normals,
    faces: atlas.faces,
    textured: { uvs: atlas.uvs, tangents: atlas.tangents, textures },
    roughness: params.roughness,
  };
}
