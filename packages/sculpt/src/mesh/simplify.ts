import { MeshoptSimplifier } from 'meshoptimizer';
import { checkManifold } from './manifold.ts';
import { collapseEdges } from './collapse-edges.ts';
import { compactMesh } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import type { Pace } from '../pace.ts';

/** What meshoptimizer is asked for, in parts of the limit: when one result is pinched, the next one rarely is. */
const attempts = [1, 0.985, 0.96];

/**
 * At most `facesMax` faces, still watertight. meshoptimizer does it fast but may pinch thin necks; a result is only taken
 * when it is a closed 2-manifold. When none is, our own edge collapse, which cannot break one, does it. Gives back more
 * than `facesMax` faces only where the shape's topology (holes, many parts) needs them.
 */
export async function simplifyMesh(mesh: Mesh, facesMax: number, pace: Pace): Promise<Mesh> {
  if (mesh.faces.length / 3 <= facesMax) return mesh;
  await MeshoptSimplifier.ready;
  for (const part of attempts) {
    const target = Math.floor(facesMax * part) * 3;
    const [faces] = MeshoptSimplifier.simplify(mesh.faces, mesh.positions, 3, target, 1, ['Regularize']);
    await pace.breathe();
    const simplified = compactMesh({ positions: mesh.positions, faces });
    if (!checkManifold(simplified).isWatertight) continue;
    return faces.length > facesMax * 3 ? collapseEdges(simplified, facesMax, pace) : simplified;
  }
  return collapseEdges(mesh, facesMax, pace);
}
