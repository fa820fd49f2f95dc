import type { Document, mat4, Node, Primitive, Skin } from '@gltf-transform/core';
import { identity, multiply, transform, type Vec3 } from './matrices.ts';

/** One mesh part where it stands in the scene. */
export interface Placed {
  primitive: Primitive;
  place: Placer;
}
/** Writes where vertex `index` stands in the world, in metres, to `out`. */
type Placer = (position: Vec3, index: number, out: Vec3) => void;

/** The parts of the scene that is shown; of a file without scenes, of all that stands at the root. */
export function placeParts(document: Document): Placed[] {
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const tops = scene ? scene.listChildren() : root.listNodes().filter((node) => !node.getParentNode());
  const parts: Placed[] = [];
  const left: { node: Node; parent: mat4 }[] = tops.map((node) => ({ node, parent: identity }));
  const worlds = new Map<Node, mat4>();
  const skinned: { node: Node; skin: Skin }[] = [];
  while (left.length > 0) {
    const { node, parent } = left.pop()!;
    const world = multiply(parent, node.getMatrix());
    worlds.set(node, world);
    for (const child of node.listChildren()) left.push({ node: child, parent: world });
    const skin = node.getSkin();
    if (skin) skinned.push({ node, skin });
    else
      for (const primitive of node.getMesh()?.listPrimitives() ?? [])
        parts.push({ primitive, place: fixed(world) });
  }
  // after the walk: joints may stand anywhere in the scene
  for (const { node, skin } of skinned) {
    const joints = jointMatrices(skin, worlds);
    for (const primitive of node.getMesh()?.listPrimitives() ?? [])
      parts.push({ primitive, place: bySkin(primitive, joints) ?? fixed(worlds.get(node)!) });
  }
  return parts;
}

const fixed =
  (matrix: mat4): Placer =>
  (position, _index, out) =>
    transform(matrix, position, out);

/** glTF 2.0, section 3.7.3.3: the world transform of each joint times its inverse bind matrix. */
function jointMatrices(skin: Skin, worlds: Map<Node, mat4>): mat4[] {
  const inverseBind = skin.getInverseBindMatrices();
  return skin.listJoints().map((joint, index) => {
    const world = worlds.get(joint) ?? identity;
    return inverseBind ? multiply(world, inverseBind.getElement(index, [...identity])) : world;
  });
}

/** Blends the joints of a vertex by their weights; null when the part has none. */
function bySkin(primitive: Primitive, matrices: mat4[]): Placer | null {
  const joints = primitive.getAttribute('JOINTS_0');
  const weights = primitive.getAttribute('WEIGHTS_0');
  if (!joints || !weights) return null;
  const [joint, weight, placed] = [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0] as Vec3];
  return (position, index, out) => {
    joints.getElement(index, joint);
    weights.getElement(index, weight);
    out.fill(0);
    for (let i = 0; i < 4; i++) {
      const matrix = matrices[joint[i]!];
      if (!matrix || !weight[i]) continue;
      transform(matrix, position, placed);
      for (let axis = 0; axis < 3; axis++) out[axis]! += placed[axis]! * weight[i]!;
    }
  };
}
