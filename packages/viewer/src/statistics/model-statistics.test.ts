import { expect, test } from 'vitest';
import { BoxGeometry, Group, InstancedMesh, Mesh, MeshStandardMaterial, Texture, Vector3 } from 'three';
import { measureModel } from './model-statistics.ts';

const size = new Vector3(1, 2, 3);
const nowhere = () => undefined;

test('counts faces and vertices, with and without an index', () => {
  const root = new Group().add(new Mesh(new BoxGeometry()), new Mesh(new BoxGeometry().toNonIndexed()));
  const { faces, vertices, meshes, sizeMetres, bytes } = measureModel({
    root,
    json: {},
    size,
    bytes: 77,
    textureIndexOf: nowhere,
  });
  expect({ faces, vertices, meshes }).toEqual({ faces: 24, vertices: 24 + 36, meshes: 2 });
  expect(sizeMetres).toEqual([1, 2, 3]);
  expect(bytes).toBe(77);
});

test('what is placed many times counts many times, materials count once', () => {
  const material = new MeshStandardMaterial();
  const root = new Group().add(
    new InstancedMesh(new BoxGeometry(), material, 5),
    new Mesh(new BoxGeometry(), material),
  );
  const { faces, materials } = measureModel({ root, json: {}, size, bytes: 1, textureIndexOf: nowhere });
  expect(faces).toBe(12 * 6);
  expect(materials).toBe(1);
});

test('a texture that two slots use is listed once, with its size, type and bytes in the file', () => {
  const map = new Texture({ width: 512, height: 256 } as HTMLImageElement);
  const roughnessMap = map.clone();
  const root = new Group().add(new Mesh(new BoxGeometry(), new MeshStandardMaterial({ map, roughnessMap })));
  const json = {
    textures: [{ extensions: { EXT_texture_webp: { source: 1 } } }],
    images: [{ name: 'other' }, { name: 'bark', mimeType: 'image/webp', bufferView: 2 }],
    bufferViews: [{ byteLength: 1 }, { byteLength: 2 }, { byteLength: 3456 }],
  };
  const { textures } = measureModel({ root, json, size, bytes: 1, textureIndexOf: () => 0 });
  expect(textures).toEqual([
    { name: 'bark', widthPixels: 512, heightPixels: 256, mime: 'image/webp', bytes: 3456 },
  ]);
});
