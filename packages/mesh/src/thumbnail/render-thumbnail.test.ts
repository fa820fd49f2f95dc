import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Document, Extension } from '@gltf-transform/core';
import {
  EXTMeshoptCompression,
  KHRDracoMeshCompression,
  KHRMaterialsUnlit,
  KHRTextureTransform,
} from '@gltf-transform/extensions';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ball, newModel, square, toGlb } from '../testing/make-glb.ts';
import { NothingToShow, renderThumbnail } from './render-thumbnail.ts';

/** As plain constructors, whose types agree. */
const compressions: { EXTENSION_NAME: string; new (document: Document): Extension }[] = [
  KHRDracoMeshCompression,
  EXTMeshoptCompression,
];

describe('the thumbnail of a model', () => {
  it('is 512 x 512 WebP, transparent around the model', async () => {
    const { document, add } = newModel();
    add(ball());
    const picture = await draw(document);
    expect(picture.format).toBe('webp');
    expect([picture.width, picture.height]).toEqual([512, 512]);
    expect(picture.at(5, 5).alpha).toBe(0);
    expect(picture.at(256, 240).alpha).toBe(255);
  });

  it('shows the whole model, as large as it may be, wherever and however large it is', async () => {
    for (const scale of [1e-4, 1, 1e4]) {
      const { document, add } = newModel();
      add(ball())
        .node.setTranslation([500 * scale, -300 * scale, 7 * scale])
        .setScale([scale, scale * 2, scale]);
      const { left, right, top, bottom } = (await draw(document)).solidBox();
      expect(Math.min(left, 511 - right, top, 511 - bottom)).toBeGreaterThan(15);
      expect(bottom - top).toBeGreaterThan(400);
    }
  });

  it('shows the front, which looks along +Z, and the top', async () => {
    const { document, add } = newModel();
    const colours = { front: [1, 0, 0, 1], top: [0, 1, 0, 1], back: [0, 0, 1, 1] } as const;
    const paint = (colour: readonly [number, number, number, number]) =>
      unlit(document).setBaseColorFactor([...colour]);
    add(square(), paint(colours.front)).node.setTranslation([0, 0, 1]);
    add(square(), paint(colours.back)).node.setTranslation([0, 0, -1]).setRotation([0, 1, 0, 0]);
    add(square(), paint(colours.top))
      .node.setTranslation([0, 1, 0])
      .setRotation([-Math.SQRT1_2, 0, 0, Math.SQRT1_2]);
    add(square(), paint([0.5, 0.5, 0.5, 1]))
      .node.setTranslation([1, 0, 0])
      .setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2]);
    const share = (await draw(document)).shares();
    expect(share.red).toBeGreaterThan(0.2);
    expect(share.green).toBeGreaterThan(0.05);
    expect(share.blue).toBe(0);
  });

  it('keeps a base colour recognisable under its light', async () => {
    const { document, add } = newModel();
    add(
      ball(),
      document
        .createMaterial()
        .setBaseColorFactor([0.6, 0.05, 0.05, 1])
        .setMetallicFactor(0)
        .setRoughnessFactor(0.8),
    );
    const { red, green, blue } = (await draw(document)).at(230, 220);
    expect(red).toBeGreaterThan(160);
    expect(Math.max(green, blue)).toBeLessThan(120);
  });

  it('is brighter where the key light comes from, and dark where another part is in its way', async () => {
    const floor = (document: Document) =>
      document.createMaterial().setMetallicFactor(0).setRoughnessFactor(1);
    const open = newModel();
    const lying = [-Math.SQRT1_2, 0, 0, Math.SQRT1_2] as [number, number, number, number];
    open.add(square(), floor(open.document)).node.setRotation(lying).setScale([3, 3, 3]);
    const covered = newModel();
    covered.add(square(), floor(covered.document)).node.setRotation(lying).setScale([3, 3, 3]);
    covered.add(ball(), floor(covered.document)).node.setTranslation([0, 1.2, 0]);
    const darkest = (picture: Drawn) => picture.percentile(0.02);
    expect(darkest(await draw(covered.document))).toBeLessThan(darkest(await draw(open.document)) - 40);
  });

  it('shows textures where they belong', async () => {
    const { document, add } = newModel();
    const material = unlit(document).setBaseColorTexture(await halves(document));
    add(square(), material).node.setRotation([0, Math.sin(0.28), 0, Math.cos(0.28)]);
    const picture = await draw(document);
    expect(picture.at(160, 256)).toMatchObject({ red: 255, blue: 0 });
    expect(picture.at(350, 256)).toMatchObject({ red: 0, blue: 255 });
  });

  it('moves textures as KHR_texture_transform says', async () => {
    const { document, add } = newModel();
    const material = unlit(document).setBaseColorTexture(await halves(document));
    const move = document.createExtension(KHRTextureTransform).createTransform().setOffset([0.5, 0]);
    material.getBaseColorTextureInfo()!.setExtension('KHR_texture_transform', move);
    add(square(), material).node.setRotation([0, Math.sin(0.28), 0, Math.cos(0.28)]);
    expect((await draw(document)).at(160, 256)).toMatchObject({ red: 0, blue: 255 });
  });

  it('cuts out what a mask cuts out, and lets light through what is see-through', async () => {
    const masked = newModel();
    const holes = unlit(masked.document)
      .setBaseColorTexture(await halves(masked.document, 0))
      .setAlphaMode('MASK');
    masked.add(square(), holes);
    const share = (await draw(masked.document)).shares();
    expect(share.red).toBeGreaterThan(0.1);
    expect(share.blue).toBe(0);

    const glass = newModel();
    glass
      .add(square(), unlit(glass.document).setBaseColorFactor([1, 0, 0, 0.5]).setAlphaMode('BLEND'))
      .node.setTranslation([0, 0, 0.5]);
    glass.add(square(), unlit(glass.document).setBaseColorFactor([0, 0, 1, 1]));
    const { red, blue } = (await draw(glass.document)).at(256, 250);
    expect(Math.min(red, blue)).toBeGreaterThan(120);
  });

  it('shows vertex colours', async () => {
    const { document, accessor, add } = newModel();
    const { primitive } = add(square(), unlit(document));
    primitive.setAttribute(
      'COLOR_0',
      accessor('VEC3', Float32Array.from([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0])),
    );
    expect((await draw(document)).shares()).toMatchObject({ red: 0, blue: 0 });
  });

  it('shows a skinned model in the pose that its joints have', async () => {
    const { document, accessor, add } = newModel();
    const { node, primitive } = add(square(), unlit(document).setBaseColorFactor([1, 0, 0, 1]));
    const joint = document.createNode().setScale([3, 1, 1]);
    const skin = document.createSkin().addJoint(joint);
    primitive.setAttribute('JOINTS_0', accessor('VEC4', new Uint16Array(16)));
    primitive.setAttribute(
      'WEIGHTS_0',
      accessor('VEC4', Float32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0])),
    );
    node.setSkin(skin).setTranslation([100, 0, 0]);
    document.getRoot().listScenes()[0]!.addChild(joint);
    const { left, right, top, bottom } = (await draw(document)).solidBox();
    expect((right - left) / (bottom - top)).toBeGreaterThan(1.4);
  });

  it.each(compressions.map((extension) => [extension.EXTENSION_NAME, extension] as const))(
    'shows compressed models alike (%s)',
    async (_name, extension) => {
      const plain = newModel();
      plain.add(ball());
      const compressed = newModel();
      compressed.add(ball());
      compressed.document.createExtension(extension).setRequired(true);
      const expected = (await draw(plain.document)).solidBox();
      const box = (await draw(compressed.document)).solidBox();
      for (const side of ['left', 'right', 'top', 'bottom'] as const)
        expect(Math.abs(box[side] - expected[side])).toBeLessThan(3);
    },
  );

  it('shows flat, empty-sided and single-point models as far as there is something to see', async () => {
    const { document, add } = newModel();
    add({ ...square(), positions: Float32Array.from([0, 0, 0, 1, 0, 0, 1, 1, 0, Number.NaN, 1, 0]) });
    expect((await draw(document)).at(300, 300).alpha).toBeGreaterThan(0);
    const point = newModel();
    point.add({ ...square(), positions: new Float32Array(12) });
    expect((await draw(point.document)).width).toBe(512);
  });

  it('says so when there is nothing to show', async () => {
    await expect(draw(newModel().document)).rejects.toBeInstanceOf(NothingToShow);
  });

  it('falls back to the plain colour when a texture cannot be read', async () => {
    const { document, add } = newModel();
    const broken = document.createTexture().setImage(Buffer.from('no picture')).setMimeType('image/png');
    add(square(), unlit(document).setBaseColorTexture(broken).setBaseColorFactor([0, 1, 0, 1]));
    expect((await draw(document)).shares().green).toBeGreaterThan(0.1);
  });
});

type Drawn = Awaited<ReturnType<typeof draw>>;

/** Draws a document and looks at the pixels. */
async function draw(document: Document) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'maquette-thumbnail-')), 'model.glb');
  writeFileSync(file, await toGlb(document));
  const webp = await renderThumbnail(file);
  const { format } = await sharp(webp).metadata();
  const { data, info } = await sharp(webp).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixel = (at: number) => ({
    red: data[at]!,
    green: data[at + 1]!,
    blue: data[at + 2]!,
    alpha: data[at + 3]!,
  });
  const pixels = Array.from({ length: info.width * info.height }, (_, i) => pixel(i * 4));
  const solid = pixels.flatMap(({ alpha }, i) => (alpha > 250 ? [i] : []));
  return {
    format,
    width: info.width,
    height: info.height,
    at: (x: number, y: number) => pixels[y * info.width + x]!,
    solidBox() {
      const xs = solid.map((i) => i % info.width);
      const ys = solid.map((i) => Math.floor(i / info.width));
      const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
      return { left, right, top: ys[0]!, bottom: ys.at(-1)! };
    },
    /** Of the picture: how much is clearly red, green, blue. */
    shares() {
      const count = (is: (p: (typeof pixels)[number]) => boolean) =>
        solid.filter((i) => is(pixels[i]!)).length / pixels.length;
      return {
        red: count((p) => p.red > 150 && p.green < 90 && p.blue < 90),
        green: count((p) => p.green > 150 && p.red < 90 && p.blue < 90),
        blue: count((p) => p.blue > 150 && p.red < 90 && p.green < 90),
      };
    },
    percentile(share: number) {
      const brightness = solid.map((i) => pixels[i]!.green).sort((a, b) => a - b);
      return brightness[Math.floor(brightness.length * share)]!;
    },
  };
}

const unlit = (document: Document) =>
  document
    .createMaterial()
    .setExtension('KHR_materials_unlit', document.createExtension(KHRMaterialsUnlit).createUnlit());

/** A texture that is red on its left and blue on its right; the blue has this alpha. */
async function halves(document: Document, alpha = 255) {
  const pixels = Buffer.alloc(64 * 64 * 4);
  for (let i = 0; i < 64 * 64; i++) pixels.set(i % 64 < 32 ? [255, 0, 0, 255] : [0, 0, 255, alpha], i * 4);
  const png = await sharp(pixels, { raw: { width: 64, height: 64, channels: 4 } })
    .png()
    .toBuffer();
  return document.createTexture().setImage(png).setMimeType('image/png');
}
