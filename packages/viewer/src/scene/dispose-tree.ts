import { Texture, type BufferGeometry, type Material, type Mesh, type Object3D, type Skeleton } from 'three';

/** Everything under an object that holds memory on the graphics card or outside the JavaScript heap. */
export interface TreeResources {
  geometries: Set<BufferGeometry>;
  materials: Set<Material>;
  textures: Set<Texture>;
  skeletons: Set<Skeleton>;
}

/** Frees what `collectResources` finds now. Textures that share an image close it once. */
export function disposeTree(root: Object3D): void {
  disposeResources(collectResources(root));
}

/** Lists each resource once, however many objects share it. */
export function collectResources(root: Object3D): TreeResources {
  const found: TreeResources = {
    geometries: new Set(),
    materials: new Set(),
    textures: new Set(),
    skeletons: new Set(),
  };
  root.traverse((object) => {
    const { geometry, material, skeleton } = object as Partial<Mesh> & { skeleton?: Skeleton };
    if (geometry) found.geometries.add(geometry);
    if (skeleton) found.skeletons.add(skeleton);
    for (const each of [material ?? []].flat()) {
      found.materials.add(each);
      for (const value of Object.values(each)) if (value instanceof Texture) found.textures.add(value);
    }
  });
  return found;
}

/** Frees resources that were collected earlier: also those that are off the tree at the moment. */
export function disposeResources({ geometries, materials, textures, skeletons }: TreeResources): void {
  for (const geometry of geometries) geometry.dispose();
  for (const material of materials) material.dispose();
  for (const skeleton of skeletons) skeleton.dispose();
  for (const texture of textures) {
    texture.dispose();
    closeBitmap(texture.source.data);
  }
}

/** An ImageBitmap lives outside the heap: the garbage collector sees a few bytes and leaves it for long. */
function closeBitmap(image: unknown): void {
  if (typeof ImageBitmap !== 'undefined' && image instanceof ImageBitmap) image.close();
}
