import type { ChildModule } from '@maquette/engine';
import { createSculptEngine } from '@maquette/sculpt';
import { makeThumbnails } from './make-thumbnails.ts';

/** What a child process of the engine sculpt runs. */
export default { engine: createSculptEngine(), postStage: makeThumbnails } satisfies ChildModule;
