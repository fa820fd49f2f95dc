import { Box3, Vector3, type Group, type Texture, type WebGLRenderer } from 'three';
import type { GLTF } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { collectResources, disposeResources } from '../scene/dispose-tree.ts';
import { measureModel, type ModelStatistics } from '../statistics/model-statistics.ts';
import { createGlbParser } from './create-glb-parser.ts';
import { fetchGlb } from './fetch-glb.ts';
import { countNamedTextures, readGlbJson, type GlbJson } from './glb-header.ts';
import { LoadError } from './load-failure.ts';

/** A model in memory, in its own coordinates. Whoever asked for it calls `dispose` once. */
export interface LoadedModel {
  root: Group;
  /** In metres. Never empty. */
  box: Box3;
  statistics: ModelStatistics;
  /** Textures that its materials name and that could not be read; the loader leaves them out without a word. */
  texturesUnread: number;
  dispose(): void;
}

export interface LoadModelOptions {
  src: string;
  decoderPath: string;
  expectedBytes?: number | undefined;
  renderer: () => Promise<WebGLRenderer>;
  onProgress: (fraction: number | null) => void;
  signal: AbortSignal;
}

/** From an address to a model that can be put into a scene. Throws `LoadError`; an abort throws its reason. */
export async function loadModel(options: LoadModelOptions): Promise<LoadedModel> {
  const { signal, decoderPath, renderer } = options;
  const glb = await fetchGlb(options);
  const json = readGlbJson(glb);
  const parser = await createGlbParser({ json, decoderPath, renderer });
  try {
    const gltf = await parser.parse(glb).catch((cause: unknown) => {
      throw cause instanceof LoadError ? cause : new LoadError('damaged', { cause });
    });
    const model = wrap(gltf, json, glb.byteLength);
    if (signal.aborted) model.dispose();
    signal.throwIfAborted();
    return model;
  } finally {
    parser.dispose();
  }
}

function wrap(gltf: GLTF, json: GlbJson, bytes: number): LoadedModel {
  // Everything is listed now: later the meshes may wear other materials, and the hidden ones must go too.
  const resources = gltf.scenes.map(collectResources);
  const root = gltf.scene;
  const dispose = () => {
    root.removeFromParent();
    resources.forEach(disposeResources);
  };
  root.updateMatrixWorld(true);
  const box = new Box3().setFromObject(root, isSmallEnoughToMeasure(resources));
  const failure = box.isEmpty()
    ? 'empty'
    : Number.isFinite(box.getSize(new Vector3()).length())
      ? null
      : 'damaged';
  if (failure) {
    dispose();
    throw new LoadError(failure);
  }
  const textureIndexOf = (texture: Texture) => gltf.parser.associations.get(texture)?.textures;
  const size = box.getSize(new Vector3());
  const statistics = measureModel({ root, json, size, bytes, textureIndexOf });
  const read = new Set(resources.flatMap((each) => [...each.textures].map(textureIndexOf)));
  return {
    root,
    box,
    statistics,
    texturesUnread: Math.max(0, countNamedTextures(json) - read.size),
    dispose,
  };
}

const measuredVerticesMax = 500_000;

/** The exact box visits every vertex; above the limit the corners of each mesh's own box must do. */
function isSmallEnoughToMeasure(resources: ReturnType<typeof collectResources>[]): boolean {
  const geometries = resources.flatMap((each) => [...each.geometries]);
  const vertices = geometries.reduce((sum, each) => sum + (each.getAttribute('position')?.count ?? 0), 0);
  return vertices <= measuredVerticesMax;
}
