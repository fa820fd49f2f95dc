import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { NodeIO } from '@gltf-transform/core';
import {
  EXTMeshoptCompression,
  KHRDracoMeshCompression,
  KHRMeshQuantization,
} from '@gltf-transform/extensions';
import draco from 'draco3dgltf';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFacts } from '@maquette/domain/assets';
import type { Refusal, Result } from '@maquette/domain/result';
import { createMedia, type Media } from './index.ts';
import { makeFolder } from './testing/make-files.ts';
import { chunk, makeGltf, packGlb } from './testing/make-glb.ts';

let place: Awaited<ReturnType<typeof makeFolder>>;
let media: Media;
const crashes: string[] = [];

beforeAll(async () => {
  place = await makeFolder();
  media = createMedia({
    temporaryFolder: path.join(place.folder, 'checked'),
    onCrash: (message) => crashes.push(message),
  });
});
afterAll(async () => {
  expect(crashes).toEqual([]);
  await media.close();
  await place.remove();
});

async function check(content: Buffer, fileName = 'model.glb') {
  return media.checkUpload(await place.file(content, fileName));
}

async function facts(content: Buffer): Promise<ModelFacts> {
  const result = await check(content);
  if (!result.ok || result.value.kind !== 'model') throw new Error(`Not a model: ${JSON.stringify(result)}`);
  return result.value.facts;
}

async function refusal(result: Promise<Result<unknown>>): Promise<Refusal> {
  const settled = await result;
  if (settled.ok) throw new Error(`Not refused: ${JSON.stringify(settled)}`);
  expect(await readdir(path.join(place.folder, 'checked')).catch(() => [])).toEqual(kept);
  return settled.refusal;
}
let kept: string[] = [];

/** A GLB with one thing changed. */
function changed(change: (json: ReturnType<typeof makeGltf>['json']) => void): Buffer {
  const { json, bin } = makeGltf();
  change(json);
  return packGlb(json, bin);
}

describe('a good model', () => {
  it('is kept byte for byte, with its facts and its SHA-256', async () => {
    const { json, bin } = makeGltf();
    const content = packGlb(json, bin);
    const result = await check(content);
    if (!result.ok || result.value.kind !== 'model') throw new Error(JSON.stringify(result));
    expect(result.value).toMatchObject({
      mime: 'model/gltf-binary',
      sha256: createHash('sha256').update(content).digest('hex'),
      facts: {
        kind: 'model',
        faces: 4,
        vertices: 4,
        meshes: 1,
        materials: 0,
        textures: [],
        animations: 0,
        sizeMetres: [1, 1, 1],
        bytes: content.length,
        watertight: true,
        openEdges: 0,
        validatorErrors: 0,
        validatorWarnings: 0,
      },
    });
    expect(await readFile(result.value.path)).toEqual(content);
    kept = await readdir(path.join(place.folder, 'checked'));
  });

  it('is taken from a worker in the same way', async () => {
    const { json, bin } = makeGltf();
    const result = await media.checkModel(await place.file(packGlb(json, bin)));
    expect(result).toMatchObject({ ok: true, value: { kind: 'model', facts: { faces: 4 } } });
    kept = await readdir(path.join(place.folder, 'checked'));
  });

  it('says the names, sizes and types of its textures', async () => {
    const png = await sharp({ create: { width: 32, height: 16, channels: 3, background: '#a52' } })
      .png()
      .toBuffer();
    const { json, bin } = makeGltf();
    json.bufferViews.push({ buffer: 0, byteOffset: bin.length, byteLength: png.length });
    json.buffers[0]!['byteLength'] = bin.length + png.length;
    const jpeg = await sharp(png).jpeg().toBuffer();
    const glb = packGlb(
      {
        ...json,
        images: [
          { bufferView: 2, mimeType: 'image/png', name: 'wood' },
          { uri: `data:image/jpeg;base64,${jpeg.toString('base64')}` },
        ],
        textures: [{ source: 0 }, { source: 1 }],
        materials: [
          { pbrMetallicRoughness: { baseColorTexture: { index: 0 } }, emissiveTexture: { index: 1 } },
        ],
        meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
      },
      Buffer.concat([bin, png]),
    );
    expect((await facts(glb)).textures).toEqual([
      { name: 'wood', widthPixels: 32, heightPixels: 16, mime: 'image/png', bytes: png.length },
      { name: 'texture 2', widthPixels: 32, heightPixels: 16, mime: 'image/jpeg', bytes: jpeg.length },
    ]);
    kept = await readdir(path.join(place.folder, 'checked'));
  });

  it.each(['meshopt', 'draco'] as const)('may be compressed with %s', async (method) => {
    await MeshoptEncoder.ready;
    const io = new NodeIO()
      .registerExtensions([EXTMeshoptCompression, KHRDracoMeshCompression, KHRMeshQuantization])
      .registerDependencies({
        'meshopt.encoder': MeshoptEncoder,
        'meshopt.decoder': MeshoptDecoder,
        'draco3d.encoder': await draco.createEncoderModule(),
      });
    const { json, bin } = makeGltf();
    const document = await io.readBinary(packGlb(json, bin));
    if (method === 'draco') document.createExtension(KHRDracoMeshCompression).setRequired(true);
    else document.createExtension(EXTMeshoptCompression).setRequired(true);
    const measured = await facts(Buffer.from(await io.writeBinary(document)));
    expect(measured).toMatchObject({ faces: 4, vertices: 4, watertight: true });
    expect(measured.sizeMetres.every((metres) => Math.abs(metres - 1) < 0.01)).toBe(true);
    kept = await readdir(path.join(place.folder, 'checked'));
  });
});

describe('a bad model is refused with a sentence', () => {
  it('168 bytes that claim 30 million matrices', async () => {
    const claim =
      '{"asset":{"version":"2.0"},"accessors":[{"componentType":5126,"count":30000000,"type":"MAT4"}]}';
    const bomb = packGlb(claim.padEnd(148, ' '));
    expect(bomb.length).toBe(168);
    expect(await refusal(check(bomb))).toEqual({
      code: 'file.unsafe',
      message: 'This model is refused: it claims to hold 1831 MB of data; the most that is taken is 512 MB.',
      field: 'file',
      suggestion: 'Export it again as one GLB file that holds all that it needs.',
    });
  });

  it.each([
    [
      'many small accessors',
      Array.from({ length: 900 }, () => ({ componentType: 5126, count: 10_000, type: 'MAT4' })),
    ],
    ['a sparse part', [{ componentType: 5126, count: 1, type: 'SCALAR', sparse: { count: 200_000_000 } }]],
  ])('claims of too much data: %s', async (_, accessors) => {
    const { code, message } = await refusal(check(packGlb({ asset: { version: '2.0' }, accessors })));
    expect(code).toBe('file.unsafe');
    expect(message).toContain('it claims to hold');
  });

  it.each([-1, 1.5, 1e300, null, '4'])('a claim that cannot be: %j elements', async (count) => {
    expect(await refusal(check(changed((json) => (json.accessors[0]!['count'] = count))))).toMatchObject({
      code: 'file.damaged',
    });
  });

  it('a compressed part that claims to unpack to gigabytes', async () => {
    const glb = changed((json) => {
      json.bufferViews[0]!['extensions'] = {
        EXT_meshopt_compression: { buffer: 0, byteLength: 8, byteStride: 16, count: 1e9, mode: 'ATTRIBUTES' },
      };
    });
    expect(await refusal(check(glb))).toMatchObject({ code: 'file.unsafe' });
  });

  it.each([
    ['a picture beside it', { images: [{ uri: 'skin.png' }] }, 'skin.png'],
    [
      'a picture on another host',
      { images: [{ uri: 'https://tracker.test/a.png' }] },
      'https://tracker.test/a.png',
    ],
    [
      'a file above it',
      { buffers: [{ byteLength: 4 }, { byteLength: 4, uri: '../../etc/passwd' }] },
      '../../etc/passwd',
    ],
    [
      'an address in an extension',
      { extensions: { X: { deep: [{ uri: 'file:///etc/passwd' }] } } },
      'file:///etc/passwd',
    ],
    ['an SVG as data', { images: [{ uri: 'data:image/svg+xml,<svg/>' }] }, 'data:image/svg+xml,<svg/>'],
  ])('a need for something outside: %s', async (_, more, uri) => {
    const { json, bin } = makeGltf();
    expect(await refusal(check(packGlb({ ...json, ...more }, bin)))).toMatchObject({
      code: 'file.unsafe',
      message: `This model is refused: it refers to something outside itself (“${uri}”), which is not fetched.`,
    });
  });

  it('an unknown extension that it cannot be read without', async () => {
    const glb = changed((json) =>
      Object.assign(json, { extensionsUsed: ['ACME_x'], extensionsRequired: ['ACME_x'] }),
    );
    const { message } = await refusal(check(glb));
    expect(message).toContain('the extension “ACME_x”, which is not known here');
  });

  it('a file that ends too early, wherever it is cut', async () => {
    const { json, bin } = makeGltf();
    const whole = packGlb(json, bin);
    for (const length of [4, 11, 19, 30, 200, whole.length - 80, whole.length - 1])
      expect(await refusal(check(whole.subarray(0, length)))).toMatchObject({ code: 'file.damaged' });
  });

  it('something appended to it', async () => {
    const { json, bin } = makeGltf();
    const glb = packGlb(json, bin);
    expect(await refusal(check(Buffer.concat([glb, Buffer.from('PK\x03\x04')])))).toMatchObject({
      code: 'file.unsafe',
      message: 'This model is refused: 4 bytes were appended to it.',
    });
    const hidden = packGlb(json, bin, chunk('ZIP\0', Buffer.from('hidden'), 0));
    expect(await refusal(check(hidden))).toMatchObject({ code: 'file.unsafe' });
  });

  it.each(['{', '[]', '"x"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`])(
    'a description that is none: %.20s',
    async (json) => {
      expect(await refusal(check(packGlb(json)))).toMatchObject({ code: 'file.damaged' });
    },
  );

  it('a description of more than 8 MB', async () => {
    const { json, bin } = makeGltf();
    const glb = packGlb({ ...json, extras: 'x'.repeat(9 * 1024 * 1024) }, bin);
    expect(await refusal(check(glb))).toMatchObject({ code: 'file.unsafe' });
  });

  it('the first version of the format', async () => {
    const { json, bin } = makeGltf();
    const glb = packGlb(json, bin);
    glb.writeUInt32LE(1, 4);
    expect(await refusal(check(glb))).toMatchObject({ code: 'file.damaged' });
  });

  it('what the validator calls an error, with its first words', async () => {
    const { message } = await refusal(check(changed((json) => (json.nodes[0]!['mesh'] = 7))));
    expect(message).toBe(
      'This model cannot be used: it breaks the glTF format (at /nodes/0/mesh): Unresolved reference: 7.',
    );
  });

  it('positions that are no numbers', async () => {
    const { json, bin } = makeGltf();
    bin.writeFloatLE(NaN, 0);
    expect(await refusal(check(packGlb(json, bin)))).toMatchObject({ code: 'file.damaged' });
  });

  it('nodes that hold themselves', async () => {
    const glb = changed((json) => (json.nodes[0]!['children'] = [0]));
    expect(await refusal(check(glb))).toMatchObject({ code: 'file.damaged' });
  });

  it('a chain of nodes as deep as a well', async () => {
    const glb = changed((json) => {
      json.nodes = Array.from({ length: 90_000 }, (_, i) => ({ name: `n${i}`, children: [i + 1] }));
      json.nodes.push({ mesh: 0 });
    });
    expect(await refusal(check(glb))).toMatchObject({
      code: 'file.unsafe',
      message: 'This model is refused: its nodes stand more than 1000 deep in one another.',
    });
  });

  it('nodes that meet again and again', async () => {
    const glb = changed((json) => {
      json.nodes = Array.from({ length: 60 }, (_, i) => ({
        name: `n${i}`,
        children: [i + 2 - (i % 2), i + 3 - (i % 2)],
      }));
      json.nodes.push({ mesh: 0 }, { mesh: 0 });
    });
    expect(await refusal(check(glb))).toMatchObject({
      code: 'file.damaged',
      message: 'This model cannot be used: one of its nodes stands in two places.',
    });
  });

  it('a texture that is something else', async () => {
    const text = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
    const glb = changed((json) =>
      Object.assign(json, {
        images: [{ uri: `data:image/png;base64,${text}` }],
        textures: [{ source: 0 }],
        materials: [{ emissiveTexture: { index: 0 } }],
      }),
    );
    const { code } = await refusal(check(glb));
    expect(['file.unsafe', 'file.damaged']).toContain(code);
  });

  it('a model without faces', async () => {
    const glb = changed(
      (json) => (json.meshes = [{ primitives: [{ attributes: { POSITION: 0 }, mode: 0 }] }]),
    );
    expect(await refusal(check(glb))).toMatchObject({
      code: 'file.empty',
      message: 'This model has nothing in it: it has no faces.',
    });
  });

  it('a delivered file that is no GLB', async () => {
    expect(await refusal(media.checkModel(await place.file('{}')))).toMatchObject({ code: 'file.type' });
  });
});
