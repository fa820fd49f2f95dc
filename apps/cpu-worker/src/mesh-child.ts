import type { ChildModule } from '@maquette/engine';
import { createMeshEngine } from '@maquette/mesh';
import { makeThumbnails } from './make-thumbnails.ts';

/** What a child process of the engine mesh runs. */
export default { engine: createMeshEngine(), postStage: makeThumbnails } satisfies ChildModule;
