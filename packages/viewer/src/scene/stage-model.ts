import { Box3, Group, Sphere, Vector3, type Mesh, type Object3D } from 'three';

/** The model in the one size that camera, lights and shadow are made for. */
export interface StageModel {
  /** What goes into the scene; holds the model's root. */
  object: Group;
  /** The model's box on the stage: round the origin, its corners at a distance of 1. */
  box: Box3;
  /** Enough points of the surface to know its outline from any side: x, y, z after another, on the stage. */
  outline: Float32Array;
}

const outlinePointsMax = 6_000;

/** Puts a millimetre and a mountain on the same stage, by an outer group: the model's own transforms stay as they are. */
export function placeOnStage(root: Object3D, box: Box3): StageModel {
  const { center, radius } = box.getBoundingSphere(new Sphere());
  const scale = 1 / Math.max(radius, 1e-9);
  const object = new Group();
  object.scale.setScalar(scale);
  object.position.copy(center).multiplyScalar(-scale);
  object.add(root);
  object.updateMatrixWorld(true);
  const half = box.getSize(new Vector3()).multiplyScalar(scale / 2);
  return { object, box: new Box3(half.clone().negate(), half), outline: outlineOf(object) };
}

/** Every so many vertices, in the pose that is shown. */
function outlineOf(object: Object3D): Float32Array {
  const meshes: Mesh[] = [];
  object.traverse((each) => {
    if ((each as Mesh).isMesh) meshes.push(each as Mesh);
  });
  const countOf = (mesh: Mesh) => mesh.geometry.getAttribute('position')?.count ?? 0;
  const stride = Math.ceil(meshes.reduce((sum, mesh) => sum + countOf(mesh), 0) / outlinePointsMax) || 1;
  const point = new Vector3();
  const outline: number[] = [];
  for (const mesh of meshes) {
    for (let i = 0; i < countOf(mesh); i += stride) {
      outline.push(...mesh.getVertexPosition(i, point).applyMatrix4(mesh.matrixWorld).toArray());
    }
  }
  return new Float32Array(outline);
}
