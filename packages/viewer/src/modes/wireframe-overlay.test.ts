import { expect, test } from 'vitest';
import {
  Bone,
  BoxGeometry,
  Group,
  InstancedMesh,
  Mesh,
  MeshStandardMaterial,
  Raycaster,
  Skeleton,
  SkinnedMesh,
  Uint16BufferAttribute,
  Vector3,
  Float32BufferAttribute,
} from 'three';
import { measureModel } from '../statistics/model-statistics.ts';
import { createWireframeOverlay } from './wireframe-overlay.ts';

function scene() {
  const plain = new Mesh(new BoxGeometry(), new MeshStandardMaterial());
  plain.position.set(1, 2, 3);
  const many = new InstancedMesh(new BoxGeometry(), new MeshStandardMaterial(), 4);
  const bent = new BoxGeometry();
  bent.setAttribute('skinIndex', new Uint16BufferAttribute(new Uint16Array(24 * 4), 4));
  bent.setAttribute('skinWeight', new Float32BufferAttribute(new Float32Array(24 * 4).fill(0.25), 4));
  const skinned = new SkinnedMesh(bent, new MeshStandardMaterial());
  skinned.bind(new Skeleton([new Bone()]));
  return { root: new Group().add(plain, many, skinned), plain, many, skinned };
}

test('shows each triangle once, where its mesh is, bent and placed as its mesh', () => {
  const { root, plain, many, skinned } = scene();
  createWireframeOverlay(root);
  root.updateMatrixWorld(true);
  for (const mesh of [plain, many, skinned]) {
    const skin = mesh.children[0] as Mesh;
    expect(skin.geometry.index).toBeNull();
    expect(skin.geometry.getAttribute('position').count).toBe(36);
    expect(skin.matrixWorld.equals(mesh.matrixWorld)).toBe(true);
  }
  expect((many.children[0] as InstancedMesh).count).toBe(4);
  expect((skinned.children[0] as SkinnedMesh).skeleton).toBe(skinned.skeleton);
  expect((skinned.children[0] as Mesh).geometry.getAttribute('skinWeight').count).toBe(36);
});

test('shares no attribute with the model, so that freeing one leaves the other', () => {
  const open = new Mesh(new BoxGeometry().toNonIndexed(), new MeshStandardMaterial());
  const overlay = createWireframeOverlay(new Group().add(open));
  const skin = open.children[0] as Mesh;
  expect(skin.geometry.getAttribute('position')).not.toBe(open.geometry.getAttribute('position'));
  overlay.dispose();
});

test('leaves nothing behind and frees its geometries', () => {
  const { root, plain, many, skinned } = scene();
  const overlay = createWireframeOverlay(root);
  let freed = 0;
  for (const mesh of [plain, many, skinned]) {
    (mesh.children[0] as Mesh).geometry.addEventListener('dispose', () => (freed += 1));
  }
  overlay.dispose();
  expect(freed).toBe(3);
  expect([plain, many, skinned].every((mesh) => mesh.children.length === 0)).toBe(true);
});

test('a double click goes through it to the model', () => {
  const { root, plain } = scene();
  createWireframeOverlay(root);
  root.updateMatrixWorld(true);
  const hits = new Raycaster(new Vector3(1, 2, 9), new Vector3(0, 0, -1)).intersectObject(root, true);
  expect(new Set(hits.map(({ object }) => object))).toEqual(new Set([plain]));
});

test('counting after it counts the same model', () => {
  const { root } = scene();
  const measure = () =>
    measureModel({ root, json: {}, size: new Vector3(1, 1, 1), bytes: 1, textureIndexOf: () => undefined });
  const before = measure();
  createWireframeOverlay(root).dispose();
  expect(measure()).toEqual(before);
});
