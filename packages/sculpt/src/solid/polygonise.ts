import { EngineRefusal } from '@maquette/engine';
import { simplifyMesh } from '../mesh/simplify.ts';
import { surfaceNets } from '../mesh/surface-nets.ts';
import { taubinSmooth } from '../mesh/taubin.ts';
import { cleanComponents } from './components.ts';
import { occupancyOf } from './volume.ts';
import { makeWellComposed } from './well-composed.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Pace } from '../pace.ts';
import type { Volume } from './volume.ts';

const partMin = 0.001;

/** The smooth, closed surface of a volume with at most `facesMax` faces. Refuses (`NO_SURFACE`) an empty volume. */
export async function polygonise(
  volume: Volume,
  options: { smoothingRounds: number; facesMax: number },
  pace: Pace,
): Promise<Mesh> {
  const occupancy = occupancyOf(volume);
  // First, because it joins parts that touch at an edge only, such as the cells of a thin spike.
  makeWellComposed(volume, occupancy);
  await pace.breathe();
  cleanComponents(volume, occupancy, partMin);
  await pace.breathe();
  const mesh = await surfaceNets(volume, occupancy, pace);
  if (mesh.faces.length === 0) {
    throw new EngineRefusal(
      'NO_SURFACE',
      'The subject is too thin or too small to become a solid. Use a larger picture of it.',
    );
  }
  await taubinSmooth(mesh, options.smoothingRounds, pace);
  return simplifyMesh(mesh, options.facesMax, pace);
}
