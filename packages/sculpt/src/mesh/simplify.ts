import { MeshoptSimplifier } from 'meshoptimizer';
import { checkManifold } from './manifold.ts';
import { collapseEdges } from './collapse-edges.ts';
import { compactMesh, neighboursOf } from './mesh.ts';
import type { Mesh, Neighbours } from './mesh.ts';
import type { Pace } from '../pace.ts';

const attemptsMax = 4;
const ringsKept = 3;

/**
 * At most `facesMax` faces, still watertight. meshoptimizer does it fast but may pinch thin necks together; the vertices
 * around such a place are then kept and it tries again. When that does not help, our own edge collapse, which cannot
 * break a 2-manifold, does it. Gives back more than `facesMax` faces only where the shape's topology (holes, many parts)
 * needs them.
 */
export async function simplifyMesh(mesh: Mesh, facesMax: number, pace: Pace): Promise<Mesh> {
  if (mesh.faces.length / 3 <= facesMax) return mesh;
  await MeshoptSimplifier.ready;
  const kept = new Uint8Array(mesh.positions.length / 3);
  let neighbours: Neighbours | null = null;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const faces = simplifyKeeping(mesh, kept, facesMax);
    await pace.breathe();
    const { isWatertight, badVertices } = checkManifold({ positions: mesh.positions, faces });
    if (isWatertight) {
      const simplified = compactMesh({ positions: mesh.positions, faces });
      return faces.length > facesMax * 3 ? collapseEdges(simplified, facesMax, pace) : simplified;
    }
    neighbours ??= neighboursOf(mesh);
    keepAround(kept, badVertices, neighbours);
  }
  return collapseEdges(await simplifyCautiously(mesh, kept, facesMax, pace), facesMax, pace);
}

/** As far as meshoptimizer comes without pinching: our own collapse is an order of magnitude slower. */
async function simplifyCautiously(mesh: Mesh, kept: Uint8Array, facesMax: number, pace: Pace): Promise<Mesh> {
  for (let target = facesMax * 2; target < mesh.faces.length / 3; target *= 2) {
    const faces = simplifyKeeping(mesh, kept, target);
    await pace.breathe();
    const simplified = { positions: mesh.positions, faces };
    if (checkManifold(simplified).isWatertight) return compactMesh(simplified);
  }
  return mesh;
}

function simplifyKeeping({ positions, faces }: Mesh, kept: Uint8Array, facesMax: number): Uint32Array {
  const noAttributes = new Float32Array(0);
  const target = Math.floor(facesMax) * 3;
  const flags = ['Regularize'] as 'Regularize'[];
  return MeshoptSimplifier.simplifyWithAttributes(
    faces,
    positions,
    3,
    noAttributes,
    0,
    [],
    kept,
    target,
    1,
    flags,
  )[0];
}

function keepAround(kept: Uint8Array, vertices: number[], { start, list }: Neighbours): void {
  let ring = vertices;
  for (let k = 0; k <= ringsKept; k++) {
    const next: number[] = [];
    for (const v of ring) {
      kept[v] = 1;
      for (let n = start[v]!; n < start[v + 1]!; n++) if (!kept[list[n]!]) next.push(list[n]!);
    }
    ring = next;
  }
}
