import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawDot, drawNoise, drawOnWhite, drawPng } from './testing/drawn-pictures.ts';
import { countHoles, expectSound } from './testing/expect-sound.ts';
import { frontOverlap } from './testing/silhouette.ts';
import { stillPace } from './testing/still-pace.ts';
import { makeMatte } from './matte/matte.ts';
import { sculptImage } from './testing/run-sculpt.ts';

const pictureOf = async (file: Buffer) => {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) };
};

const plain = (background: { r: number; g: number; b: number; alpha: number }) =>
  sharp({ create: { width: 200, height: 160, channels: 4, background } })
    .png()
    .toBuffer();

describe('pictures with nothing to model are refused with a sentence', () => {
  it.each([
    ['fully transparent', { r: 0, g: 0, b: 0, alpha: 0 }],
    ['one colour', { r: 240, g: 240, b: 240, alpha: 1 }],
    ['black', { r: 0, g: 0, b: 0, alpha: 1 }],
  ])('%s', async (_, background) => {
    await expect(sculptImage(await plain(background))).rejects.toMatchObject({
      code: 'INPUT_EMPTY',
      message: expect.stringMatching(/picture.*\.$/),
    });
  });

  it('a subject of one pixel', async () => {
    const dot = await drawDot(256, { x: 100, y: 90, pixels: 1 });
    await expect(sculptImage(dot)).rejects.toMatchObject({
      code: 'INPUT_EMPTY',
      message: expect.stringContaining('only 1 pixel wide'),
    });
  });
});

describe('odd pictures give a sound model', () => {
  it('a subject of eight pixels', async () => {
    const { files } = await sculptImage(await drawDot(256, { x: 3, y: 240, pixels: 8 }));
    await expectSound(files[0]!);
  });

  it('forty megapixels', async () => {
    const huge = await sharp(await drawOnWhite('star', 500))
      .resize(7300, 5500, { fit: 'contain', background: '#fff', kernel: 'nearest' })
      .jpeg()
      .toBuffer();
    const { files } = await sculptImage(huge);
    await expectSound(files[0]!);
  });

  it('grey without colour channels', async () => {
    const grey = await sharp(await drawOnWhite('mug', 256))
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const { files } = await sculptImage(grey);
    await expectSound(files[0]!);
  });

  it('noise without any subject, with a note', async () => {
    const { files, note } = await sculptImage(await drawNoise());
    await expectSound(files[0]!);
    expect(note).toMatch(/hard to tell/);
  });

  it('lines a few pixels thin, all in one piece', async () => {
    const { files, models } = await sculptImage(await drawPng('lines'));
    await expectSound(files[0]!);
    expect((await countHoles(files[0]!)).parts).toBe(1);
    const { mask } = await makeMatte(await pictureOf(await drawPng('lines')), stillPace);
    expect(frontOverlap(models[0]!, mask)).toBeGreaterThan(0.8);
  });

  it('several parts with holes, as letters are', async () => {
    const { files } = await sculptImage(await drawPng('text'));
    await expectSound(files[0]!);
    const { parts, holes } = await countHoles(files[0]!);
    expect(parts).toBeGreaterThanOrEqual(3);
    expect(holes).toBeGreaterThanOrEqual(2);
  });

  it('a ring', async () => {
    const { files } = await sculptImage(await drawPng('ring', 200));
    await expectSound(files[0]!);
    expect(await countHoles(files[0]!)).toEqual({ parts: 1, holes: 1 });
  });

  it('twenty times as wide as high', async () => {
    const { files, models } = await sculptImage(await drawPng('bar', 1000));
    await expectSound(files[0]!);
    const { mask } = await makeMatte(await pictureOf(await drawPng('bar', 1000)), stillPace);
    expect(frontOverlap(models[0]!, mask)).toBeGreaterThan(0.95);
  });

  it('a see-through subject', async () => {
    const ghost = await sharp(await drawPng('star', 256))
      .linear([1, 1, 1, 0.35], [0, 0, 0, 0])
      .png()
      .toBuffer();
    const { files } = await sculptImage(ghost);
    await expectSound(files[0]!);
  });

  it('a subject that the edge of the picture cuts off, with a note', async () => {
    const cut = await sharp(await drawOnWhite('character', 400))
      .extract({ left: 0, top: 0, width: 400, height: 250 })
      .jpeg()
      .toBuffer();
    const { files, note } = await sculptImage(cut);
    await expectSound(files[0]!);
    expect(note).toMatch(/cut off/);
  });
});
