import type { mat4, Node, Primitive } from '@gltf-transform/core';
import { multiply, normalMatrix, transformNormals, transformPoints } from './matrix.ts';
import { readFloats } from './read-floats.ts';

export interface PosedVertices {
  /** World space, metres. */
  positions: Float32Array;
  /** World space, unit; null where the file has none. */
  normals: Float32Array | null;
}

/**
 * A primitive's vertices where the file shows them at rest: morph targets at their default weights, skins with their
 * joints as they stand (glTF 2.0, sections 3.7.2.2 and 3.7.3.3), else the node's own place.
 */
export function poseVertices(node: Node, primitive: Primitive): PosedVertices | null {
  const position = primitive.getAttribute('POSITION');
  if (!position) return null;
  const normal = primitive.getAttribute('NORMAL');
  const weights = morphWeights(node);
  const positions = withMorphs(readFloats(position), primitive, weights, 'POSITION');
  const normals = normal ? withMorphs(readFloats(normal), primitive, weights, 'NORMAL') : null;
  const skinned = node.getSkin() && skin(node, primitive, { positions, normals });
  if (skinned) return skinned;
  const matrix = node.getWorldMatrix();
  return {
    positions: transformPoints(positions, matrix),
    normals: normals && transformNormals(normals, normalMatrix(matrix)),
  };
}

function morphWeights(node: Node): number[] {
  const own = node.getWeights();
  return own.length > 0 ? own : (node.getMesh()?.getWeights() ?? []);
}

function withMorphs(
  base: Float32Array,
  primitive: Primitive,
  weights: number[],
  name: 'POSITION' | 'NORMAL',
) {
  let out = base;
  for (const [i, target] of primitive.listTargets().entries()) {
    const weight = weights[i] ?? 0;
    const accessor = weight !== 0 ? target.getAttribute(name) : null;
    if (!accessor) continue;
    const delta = readFloats(accessor);
    if (out === base) out = base.slice();
    for (let k = 0; k < out.length; k++) out[k]! += weight * delta[k]!;
  }
  return out;
}

function skin(node: Node, primitive: Primitive, rest: PosedVertices): PosedVertices | null {
  const joints = primitive.getAttribute('JOINTS_0');
  const weights = primitive.getAttribute('WEIGHTS_0');
  if (!joints || !weights) return null;
  const palette = jointMatrices(node);
  const jointOf = readFloats(joints);
  const weightOf = readFloats(weights);
  const positions = new Float32Array(rest.positions.length);
  const normals = rest.normals && new Float32Array(rest.normals.length);
  const blend = new Float64Array(16);
  for (let v = 0; v < positions.length / 3; v++) {
    blendJoints(blend, palette, { jointOf, weightOf, vertex: v });
    const at = v * 3;
    positions.set(transformPoints(rest.positions.subarray(at, at + 3), blend), at);
    if (normals) normals.set(transformNormals(rest.normals!.subarray(at, at + 3), normalMatrix(blend)), at);
  }
  return { positions, normals };
}

function jointMatrices(node: Node): mat4[] {
  const skin = node.getSkin()!;
  const inverse = skin.getInverseBindMatrices();
  return skin.listJoints().map((joint, i) => {
    const world = joint.getWorldMatrix();
    if (!inverse) return world;
    const bind: number[] = [];
    inverse.getElement(i, bind);
    return multiply(world, bind as unknown as mat4);
  });
}

/** The weighted sum of a vertex's joint matrices; weights need not add up to one in every file. */
function blendJoints(
  blend: Float64Array,
  palette: mat4[],
  of: { jointOf: Float32Array; weightOf: Float32Array; vertex: number },
): void {
  blend.fill(0);
  let total = 0;
  for (let k = of.vertex * 4; k < of.vertex * 4 + 4; k++) {
    const weight = of.weightOf[k]!;
    const matrix = palette[of.jointOf[k]!];
    if (weight <= 0 || !matrix) continue;
    total += weight;
    for (let i = 0; i < 16; i++) blend[i]! += weight * matrix[i]!;
  }
  if (total > 0) for (let i = 0; i < 16; i++) blend[i]! /= total;
  else blend[0] = blend[5] = blend[10] = blend[15] = 1;
}
