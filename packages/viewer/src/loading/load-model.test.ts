import { expect, test, vi } from 'vitest';
import type { Mesh } from 'three';
import { countNamedTextures } from './glb-header.ts';
import { loadModel, type LoadModelOptions } from './load-model.ts';

/** A GLB as the specification (section 4.4) lays it out. */
function glbOf(json: object, binary = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const jsonBytes = Math.ceil(text.length / 4) * 4;
  const glb = new Uint8Array(28 + jsonBytes + binary.length);
  const view = new DataView(glb.buffer);
  const words = [0x46546c67, 2, glb.length, jsonBytes, 0x4e4f534a];
  words.forEach((word, i) => view.setUint32(i * 4, word, true));
  glb.fill(0x20, 20, 20 + jsonBytes).set(text, 20);
  view.setUint32(20 + jsonBytes, binary.length, true);
  view.setUint32(24 + jsonBytes, 0x004e4942, true);
  glb.set(binary, 28 + jsonBytes);
  return glb;
}

const triangle = glbOf(
  {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [2, 1, 0] },
    ],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    buffers: [{ byteLength: 36 }],
  },
  new Uint8Array(new Float32Array([0, 0, 0, 2, 0, 0, 0, 1, 0]).buffer),
);

const load = (bytes: Uint8Array, options: Partial<LoadModelOptions> = {}) =>
  loadModel({
    src: `data:model/gltf-binary;base64,${btoa(String.fromCharCode(...bytes))}`,
    decoderPath: '/decoders/',
    renderer: () => new Promise(() => {}),
    onProgress: () => {},
    signal: new AbortController().signal,
    ...options,
  });

test('opens a GLB, measures it and tells of its progress', async () => {
  const onProgress = vi.fn<(fraction: number | null) => void>();
  const model = await load(triangle, { onProgress, expectedBytes: triangle.length });
  expect(model.statistics).toMatchObject({
    faces: 1,
    vertices: 3,
    sizeMetres: [2, 1, 0],
    bytes: triangle.length,
  });
  expect(model.texturesUnread).toBe(0);
  expect(onProgress).toHaveBeenLastCalledWith(1);
});

test('leaves the scene and frees its memory when disposed', async () => {
  const model = await load(triangle);
  const freed = vi.fn<() => void>();
  model.root.traverse((object) => (object as Mesh).geometry?.addEventListener('dispose', freed));
  model.dispose();
  expect(freed).toHaveBeenCalledOnce();
  expect(model.root.parent).toBeNull();
});

test('a file that was cut, that is text, or that is empty is called damaged', async () => {
  for (const bytes of [
    triangle.slice(0, 60),
    new TextEncoder().encode('<!doctype html>'),
    new Uint8Array(),
  ]) {
    await expect(load(bytes)).rejects.toMatchObject({ code: 'damaged' });
  }
});

test('a file whose JSON is broken is called damaged', async () => {
  const bytes = triangle.slice();
  bytes[20] = 0x7d;
  await expect(load(bytes)).rejects.toMatchObject({ code: 'damaged' });
});

test('a file that reaches for another file is called damaged, and nothing is fetched', async () => {
  const outside = glbOf({
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [2, 1, 0] },
    ],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    buffers: [{ byteLength: 36, uri: 'https://example.org/steal.bin' }],
  });
  await expect(load(outside)).rejects.toMatchObject({ code: 'damaged' });
});

test('a scene without faces says that there is nothing to see', async () => {
  const bare = glbOf({ asset: { version: '2.0' }, scene: 0, scenes: [{ nodes: [] }] });
  await expect(load(bare)).rejects.toMatchObject({ code: 'empty' });
});

test('an address that nothing answers at says that the model did not arrive', async () => {
  await expect(load(triangle, { src: 'http://127.0.0.1:1/model.glb' })).rejects.toMatchObject({
    code: 'unreachable',
  });
});

test('leaving the page stops the loading', async () => {
  const abort = new AbortController();
  const loading = load(triangle, { signal: abort.signal });
  abort.abort();
  await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
});

test('knows the textures that materials name, those in extensions too', () => {
  const materials = [
    { pbrMetallicRoughness: { baseColorTexture: { index: 0 }, metallicRoughnessTexture: { index: 2 } } },
    {
      normalTexture: { index: 0 },
      extensions: { KHR_materials_clearcoat: { clearcoatTexture: { index: 5 } } },
    },
  ];
  expect(countNamedTextures({ materials })).toBe(3);
  expect(countNamedTextures({})).toBe(0);
});
