import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Document, Extension } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRDracoMeshCompression } from '@gltf-transform/extensions';
import { describe, expect, it } from 'vitest';
import { createMeshEngine } from './create-mesh-engine.ts';
import { parseGlb, writeGlb } from './glb/glb-container.ts';
import { ball, newModel, toGlb } from './testing/make-glb.ts';

/** Runs the import over bytes and gives the file that comes out. */
async function importBytes(glb: Buffer, provenance = { tool: 'Maquette', seed: 7 }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'maquette-mesh-'));
  const file = path.join(folder, 'in.glb');
  writeFileSync(file, glb);
  const { results } = await createMeshEngine().run({
    operation: 'import-model',
    params: {},
    provenance,
    inputs: { model: { path: file, mime: 'model/gltf-binary', name: 'in.glb' } },
    resultCount: 1,
    folder,
    signal: new AbortController().signal,
    progress: () => {},
  });
  return readFileSync(results[0]!.path);
}

const aBall = async () => {
  const { document, add } = newModel();
  add(ball(12), document.createMaterial().setBaseColorFactor([1, 0, 0, 1]));
  return document;
};

/** As plain constructors, whose types agree. */
const compressions: { EXTENSION_NAME: string; new (document: Document): Extension }[] = [
  KHRDracoMeshCompression,
  EXTMeshoptCompression,
];

describe('importing a model', () => {
  it('keeps the model byte for byte and writes down what made it', async () => {
    const given = parseGlb(await toGlb(await aBall()));
    given.json.asset.extras = { author: 'me' };
    const imported = parseGlb(await importBytes(writeGlb(given)));
    expect(imported.json.asset.extras).toEqual({ author: 'me', tool: 'Maquette', seed: 7 });
    expect(imported.bin).toEqual(given.bin);
    expect({ ...imported.json, asset: null }).toEqual({ ...given.json, asset: null });
  });

  it('keeps what it does not know, and leaves out foreign chunks', async () => {
    const glb = await toGlb(await aBall());
    const { json, bin } = parseGlb(glb);
    json.extensionsUsed = ['ACME_unheard_of'];
    json.extensions = { ACME_unheard_of: { a: 1 } };
    const plain = writeGlb({ json, bin });
    const foreign = Buffer.from([4, 0, 0, 0, 0x58, 0x58, 0x58, 0x58, 1, 2, 3, 4]);
    const longer = Buffer.concat([plain, foreign]);
    longer.writeUInt32LE(longer.length, 8);
    const imported = await importBytes(longer);
    expect(parseGlb(imported).json.extensions).toEqual({ ACME_unheard_of: { a: 1 } });
    expect(imported.includes('XXXX')).toBe(false);
  });

  it.each(compressions.map((extension) => [extension.EXTENSION_NAME, extension] as const))(
    'takes compressed models (%s)',
    async (_name, extension) => {
      const document = await aBall();
      document.createExtension(extension).setRequired(true);
      const given = await toGlb(document);
      expect(parseGlb(given).json.extensionsRequired).toEqual([extension.EXTENSION_NAME]);
      expect(parseGlb(await importBytes(given)).bin).toEqual(parseGlb(given).bin);
    },
  );

  it('refuses a model that points outside itself', async () => {
    const { json, bin } = parseGlb(await toGlb(await aBall()));
    json.images = [{ uri: 'https://example.org/tracker.png' }];
    await expect(importBytes(writeGlb({ json, bin }))).rejects.toMatchObject({ code: 'INPUT_UNSAFE' });
    json.images = [];
    json.buffers![0]!.uri = '../../etc/passwd';
    await expect(importBytes(writeGlb({ json, bin }))).rejects.toMatchObject({ code: 'INPUT_UNSAFE' });
  });

  it('refuses a small file that claims to be huge', async () => {
    const { json, bin } = parseGlb(await toGlb(await aBall()));
    json.accessors = [{ count: 30_000_000, type: 'MAT4', componentType: 5126 }];
    await expect(importBytes(writeGlb({ json, bin }))).rejects.toMatchObject({ code: 'INPUT_UNSAFE' });
  });

  it('refuses what is no GLB, or only half of one, with a sentence', async () => {
    const whole = await toGlb(await aBall());
    const wrong = [Buffer.alloc(0), Buffer.from('hello there, this is text'), whole.subarray(0, 400)];
    for (const bytes of wrong)
      await expect(importBytes(bytes)).rejects.toMatchObject({
        code: 'INPUT_DAMAGED',
        name: 'EngineRefusal',
      });
  });

  it('refuses broken references inside', async () => {
    const { json, bin } = parseGlb(await toGlb(await aBall()));
    (json.bufferViews as { byteLength: number }[])[0]!.byteLength = 1e9;
    await expect(importBytes(writeGlb({ json, bin }))).rejects.toMatchObject({ code: 'INPUT_DAMAGED' });
  });

  it('refuses a model without triangles', async () => {
    const { document } = newModel();
    await expect(importBytes(await toGlb(document))).rejects.toMatchObject({ code: 'NO_SURFACE' });
  });
});
