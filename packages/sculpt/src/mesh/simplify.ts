import { MeshoptSimplifier } from 'meshoptimizer';
import { checkManifold } from './manifold.ts';
import { collapseEdges } from './collapse-edges.ts';
import { compactMesh } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import type { Pace } from '../pace.ts';

/**
 * At most `facesMax` faces, still watertight. meshoptimizer does it fast but may pinch thin necks; its result is only
 * taken when it is a closed 2-manifold. Otherwise our own edge collapse, which cannot break one, does it. Gives back
 * more than `facesMax` faces only where the shape's topology (holes, many parts) needs them.
 */
export async function simplifyMesh(mesh: Mesh, facesMax: number, pace: Pace): Promise<Mesh> {
  if (mesh.faces.length / 3 <= facesMax) return mesh;
  await MeshoptSimplifier.ready;
  const target = Math.floor(facesMax) * 3;
  const [faces] = MeshoptSimplifier.simplify(mesh.faces, mesh.positions, 3, target, 1, ['Regularize']);
  await pace.breathe();
  const simplified = compactMesh({ positions: mesh.positions, faces });
  if (!checkManifold(simplified).isWatertight) return collapseEdges(mesh, facesMax, pace);
  if (simplified.faces.length > target) return collapseEdges(simplified, facesMax, pace);
  return simplified;
}
