import { expect, test, vi } from 'vitest';
import {
  Bone,
  BoxGeometry,
  Group,
  Mesh,
  MeshStandardMaterial,
  Skeleton,
  SkinnedMesh,
  Texture,
  TextureSource,
  type EventDispatcher,
} from 'three';
import { collectResources, disposeResources, disposeTree } from './dispose-tree.ts';

/** Counts how often something was freed. */
function countFreed(...things: EventDispatcher<{ dispose: object }>[]) {
  const counts = things.map(() => 0);
  things.forEach((thing, i) => thing.addEventListener('dispose', () => (counts[i]! += 1)));
  return counts;
}

/** Stands for the browser's ImageBitmap, which Node has not. */
class FakeImageBitmap {
  closed = 0;
  close() {
    this.closed += 1;
  }
}

function tree() {
  const image = new FakeImageBitmap();
  const source = new TextureSource(image);
  const [map, normalMap] = [new Texture(), new Texture()];
  map.source = source;
  normalMap.source = source;
  const geometry = new BoxGeometry();
  const material = new MeshStandardMaterial({ map, normalMap });
  const other = new MeshStandardMaterial({ roughnessMap: map });
  const root = new Group().add(new Mesh(geometry, material), new Mesh(geometry, [material, other]));
  return { root, image, map, normalMap, geometry, material, other };
}

test('frees each geometry, material and texture once, however many meshes share it', () => {
  const { root, map, normalMap, geometry, material, other } = tree();
  const counts = countFreed(geometry, material, other, map, normalMap);
  disposeTree(root);
  expect(counts).toEqual([1, 1, 1, 1, 1]);
});

test('closes the image outside the heap', () => {
  vi.stubGlobal('ImageBitmap', FakeImageBitmap);
  const { root, image } = tree();
  disposeTree(root);
  expect(image.closed).toBeGreaterThan(0);
  vi.unstubAllGlobals();
});

test('frees the bones of a skinned mesh', () => {
  const skinned = new SkinnedMesh(new BoxGeometry(), new MeshStandardMaterial());
  const skeleton = new Skeleton([new Bone()]);
  skeleton.computeBoneTexture();
  skinned.bind(skeleton);
  disposeTree(new Group().add(skinned));
  expect(skeleton.boneTexture).toBeNull();
});

test('what was collected is freed also when the meshes wear something else by then', () => {
  const { root, material, other } = tree();
  const collected = collectResources(root);
  const counts = countFreed(material, other);
  (root.children as Mesh[]).forEach((mesh) => (mesh.material = new MeshStandardMaterial()));
  disposeResources(collected);
  expect(counts).toEqual([1, 1]);
});
