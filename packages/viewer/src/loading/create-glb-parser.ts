import { LoadingManager, type WebGLRenderer } from 'three';
import { GLTFLoader, type GLTF } from 'three/examples/jsm/loaders/GLTFLoader.js';
import type { GlbJson } from './glb-header.ts';
import { LoadError } from './load-failure.ts';

export interface GlbParserOptions {
  json: GlbJson;
  /** Where the Draco and Basis decoders lie on our own origin; ends with a slash. */
  decoderPath: string;
  /** Asked only for KTX2 textures: which formats the graphics card takes. */
  renderer: () => Promise<WebGLRenderer>;
}

/** A parser with exactly the decoders that this file needs, and what frees their workers. */
export interface GlbParser {
  parse(glb: ArrayBuffer): Promise<GLTF>;
  dispose(): void;
}

/** Decoders are loaded on demand: most files need none, and they are the heavier half. */
export async function createGlbParser({ json, decoderPath, renderer }: GlbParserOptions): Promise<GlbParser> {
  const loader = new GLTFLoader(onlyOwnBytes());
  const uses = (...names: string[]) => names.some((name) => json.extensionsUsed?.includes(name));
  const cleanups: (() => void)[] = [];
  try {
    if (uses('EXT_meshopt_compression', 'KHR_meshopt_compression')) {
      const { MeshoptDecoder } = await import('three/examples/jsm/libs/meshopt_decoder.module.js');
      loader.setMeshoptDecoder(MeshoptDecoder);
    }
    if (uses('KHR_draco_mesh_compression')) {
      const { DRACOLoader } = await import('three/examples/jsm/loaders/DRACOLoader.js');
      const draco = new DRACOLoader().setDecoderPath(`${decoderPath}draco/`);
      cleanups.push(() => draco.dispose());
      loader.setDRACOLoader(draco);
      await reachable(`${decoderPath}draco/draco_decoder.wasm`);
    }
    if (uses('KHR_texture_basisu')) {
      const { KTX2Loader } = await import('three/examples/jsm/loaders/KTX2Loader.js');
      const ktx2 = new KTX2Loader().setTranscoderPath(`${decoderPath}basis/`);
      cleanups.push(() => ktx2.dispose());
      loader.setKTX2Loader(ktx2.detectSupport(await renderer()));
      await reachable(`${decoderPath}basis/basis_transcoder.wasm`);
    }
  } catch (cause) {
    for (const cleanup of cleanups) cleanup();
    throw cause instanceof LoadError ? cause : new LoadError('decoder', { cause });
  }
  return {
    parse: (glb) => (cleanups.length > 0 ? inTime(loader.parseAsync(glb, '')) : loader.parseAsync(glb, '')),
    dispose: () => cleanups.forEach((cleanup) => cleanup()),
  };
}

/** A model is one file: whatever else it names is not fetched. */
function onlyOwnBytes(): LoadingManager {
  const manager = new LoadingManager();
  manager.setURLModifier((url) => {
    if (/^(blob|data):/.test(url)) return url;
    throw new LoadError('damaged');
  });
  return manager;
}

/** A missing decoder is our fault, a file that it cannot read is the file's: ask before. */
async function reachable(url: string): Promise<void> {
  const response = await fetch(url, { method: 'HEAD', credentials: 'same-origin' });
  if (!response.ok) throw new LoadError('decoder');
}

const decodingMaxMs = 60_000;

/** A decoder's worker that cannot start says nothing: the wait must end by itself. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LoadError('decoder')), decodingMaxMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
