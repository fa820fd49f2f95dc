import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal, Result } from '@maquette/domain/result';
import { createMedia, type CheckedImage, type CheckedModel, type Media } from './index.ts';
import { hugePng, makeFolder } from './testing/make-files.ts';

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

/** A picture that shows something: a red square on blue, see-through or not. */
function picture(options: { width?: number; height?: number; alpha?: number } = {}) {
  const { width = 120, height = 80, alpha = 1 } = options;
  const red = {
    create: { width: 30, height: 30, channels: 4 as const, background: { r: 200, g: 30, b: 30, alpha: 1 } },
  };
  return sharp({
    create: { width, height, channels: 4, background: { r: 20, g: 40, b: 200, alpha } },
  }).composite([{ input: red, left: 10, top: 5 }]);
}

async function check(content: Buffer | string, fileName = 'photo.png') {
  return media.checkUpload(await place.file(content, fileName));
}

function image(result: Result<CheckedImage | CheckedModel>): CheckedImage {
  if (!result.ok || result.value.kind !== 'image')
    throw new Error(`Not a picture: ${JSON.stringify(result)}`);
  return result.value;
}

async function refusal(result: Promise<Result<unknown>>): Promise<Refusal> {
  const { folder } = place;
  const before = await readdir(path.join(folder, 'checked')).catch(() => []);
  const settled = await result;
  if (settled.ok) throw new Error(`Not refused: ${JSON.stringify(settled)}`);
  expect(await readdir(path.join(folder, 'checked')).catch(() => [])).toEqual(before);
  expect(settled.refusal.field).toBe('file');
  return settled.refusal;
}

describe('a good picture', () => {
  it.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/jpeg'],
  ] as const)(
    'in %s is made anew as %s, with its facts, a thumbnail and its SHA-256',
    async (format, mime) => {
      const checked = image(await check(await picture().removeAlpha().toFormat(format).toBuffer()));
      const bytes = await readFile(checked.path);
      expect(checked).toMatchObject({
        kind: 'image',
        mime,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        facts: { kind: 'image', widthPixels: 120, heightPixels: 80, hasAlpha: false, bytes: bytes.length },
      });
      const thumbnail = await sharp(checked.thumbnailPath).metadata();
      expect(thumbnail).toMatchObject({ format: 'webp', width: 512, height: 512, hasAlpha: true });
    },
  );

  it('keeps the pixels of a PNG exactly', async () => {
    const source = await picture({ alpha: 0.4 }).png().toBuffer();
    const checked = image(await check(source));
    expect(checked).toMatchObject({ mime: 'image/png', facts: { hasAlpha: true } });
    expect(await sharp(checked.path).raw().toBuffer()).toEqual(await sharp(source).raw().toBuffer());
  });

  it('with transparency stays transparent, also from WebP', async () => {
    const checked = image(await check(await picture({ alpha: 0 }).webp({ lossless: true }).toBuffer()));
    expect(checked).toMatchObject({ mime: 'image/png', facts: { hasAlpha: true } });
  });

  it('is turned upright as its camera says, and forgets the camera, the place and the words in it', async () => {
    const source = await picture()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'a-secret-name' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const withExif = await sharp(source).metadata();
    expect(withExif.exif).toBeDefined();
    const checked = image(await check(source, 'photo.jpg'));
    expect(checked.facts).toMatchObject({ widthPixels: 80, heightPixels: 120 });
    const metadata = await sharp(checked.path).metadata();
    expect(
      metadata.exif ?? metadata.xmp ?? metadata.iptc ?? metadata.icc ?? metadata.orientation,
    ).toBeUndefined();
    expect((await readFile(checked.path)).includes('a-secret-name')).toBe(false);
  });

  it('loses what was hidden behind it', async () => {
    const hidden = '<script>alert(1)</script>PK\x03\x04 a whole archive';
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const source = Buffer.concat([
        await picture().toFormat(format).toBuffer(),
        Buffer.from(hidden, 'latin1'),
      ]);
      const checked = image(await check(source));
      expect((await readFile(checked.path)).includes('script')).toBe(false);
      expect((await readFile(checked.thumbnailPath)).includes('script')).toBe(false);
    }
  });

  it('in CMYK becomes sRGB', async () => {
    const checked = image(await check(await picture().removeAlpha().toColourspace('cmyk').jpeg().toBuffer()));
    expect(await sharp(checked.path).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    const { data } = await sharp(checked.path).raw().toBuffer({ resolveWithObject: true });
    expect(data[2]).toBeGreaterThan(data[0]! + 50);
  });

  it('with 16 bits a channel, or in grey, becomes 8 bit sRGB', async () => {
    const deep = await picture().toColourspace('rgb16').png().toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    const grey = await picture().removeAlpha().greyscale().toColourspace('b-w').jpeg().toBuffer();
    expect((await sharp(grey).metadata()).channels).toBe(1);
    for (const source of [deep, grey]) {
      const checked = image(await check(source));
      expect(await sharp(checked.path).metadata()).toMatchObject({
        depth: 'uchar',
        space: 'srgb',
        channels: 3,
      });
    }
  });

  it('is known by its bytes, whatever its name', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    expect(image(await check(jpeg, 'model.glb')).mime).toBe('image/jpeg');
    expect(image(await check(jpeg, '../../etc/passwd')).mime).toBe('image/jpeg');
  });

  it('may be a black shape on nothing', async () => {
    const shape = await sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .composite([{ input: { create: { width: 20, height: 20, channels: 4, background: '#000f' } } }])
      .png()
      .toBuffer();
    expect(image(await check(shape)).facts.hasAlpha).toBe(true);
  });

  it('may be as large as 40 million pixels', async () => {
    const large = await picture({ width: 7990, height: 5000 }).jpeg().toBuffer();
    expect(image(await check(large)).facts.widthPixels).toBe(7990);
  });
});

describe('a bad picture is refused with a sentence', () => {
  it('text called .png', async () => {
    expect(await refusal(check('just words\n'))).toMatchObject({
      code: 'file.type',
      message: 'The name of this file ends in .png, but what is inside is text.',
      suggestion: 'Upload a PNG, JPEG or WebP picture, or a GLB model.',
    });
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'],
    ['<?xml version="1.0"?><!-- made by --><svg/>', 'an SVG drawing'],
    ['<!DOCTYPE html><p>', 'a web page'],
    ['{"asset":{"version":"2.0"}}', 'a glTF text file'],
    ['GIF89a\x01\0\x01\0', 'a GIF picture'],
    ['%PDF-1.7', 'a PDF document'],
    ['PK\x03\x04', 'a ZIP archive'],
    ['\0\0\0\x18ftypheic', 'a HEIC picture'],
    ['v 0 0 0\nv 1 0 0\n', 'an OBJ model'],
    ['\x7fELF\x02\x01', 'of a kind that is not known here'],
  ])('%j: it is %s', async (content, what) => {
    const { code, message } = await refusal(check(Buffer.from(content, 'latin1'), 'thing.dat'));
    expect({ code, message }).toEqual({
      code: 'file.type',
      message: `This file is ${what}. Only PNG, JPEG and WebP pictures and GLB models can be used.`,
    });
  });

  it('a file of 0 bytes', async () => {
    expect(await refusal(check(''))).toMatchObject({
      code: 'file.empty',
      message: 'This file is empty: it has 0 bytes.',
    });
  });

  it('a picture file of 40 MB', async () => {
    const content = Buffer.concat([await picture().png().toBuffer(), Buffer.alloc(40 * 1024 * 1024)]);
    expect(await refusal(check(content))).toMatchObject({
      code: 'file.too-large',
      message: 'This file has 40 MB; the most that is taken is 20 MB.',
    });
  });

  it('31 KB that unpack to 256 million pixels', async () => {
    const bomb = hugePng(16_000);
    expect(bomb.length).toBeLessThan(32 * 1024);
    expect(await refusal(check(bomb))).toMatchObject({
      code: 'file.too-many-pixels',
      message:
        'This picture has 16000 x 16000 pixels (256 million pixels); the most that is taken is 40 million pixels, and 16384 on a side.',
    });
  });

  it('a picture that is transparent everywhere', async () => {
    const nothing = {
      width: 64,
      height: 64,
      channels: 4 as const,
      background: { r: 9, g: 9, b: 9, alpha: 0 },
    };
    expect(await refusal(check(await sharp({ create: nothing }).png().toBuffer()))).toMatchObject({
      code: 'file.empty',
      message: 'This picture has nothing in it: it is transparent everywhere.',
    });
  });

  it.each(['png', 'jpeg', 'webp'] as const)('a %s of a single colour', async (format) => {
    const grey = { width: 64, height: 64, channels: 3 as const, background: '#777' };
    expect(await refusal(check(await sharp({ create: grey }).toFormat(format).toBuffer()))).toMatchObject({
      code: 'file.empty',
      message: 'This picture has nothing in it: it has the same colour everywhere.',
    });
  });

  it.each(['png', 'jpeg', 'webp'] as const)('a %s that ends too early', async (format) => {
    const whole = await picture({ width: 400, height: 300 }).toFormat(format).toBuffer();
    for (const part of [0.3, 0.7, 0.97])
      expect(await refusal(check(whole.subarray(0, Math.floor(whole.length * part))))).toMatchObject({
        code: 'file.damaged',
        message: 'This picture is damaged or incomplete: it cannot be read to its end.',
      });
  });

  it('a PNG whose bytes were changed', async () => {
    const content = await picture().png().toBuffer();
    content.fill(0, content.length - 60, content.length - 40);
    expect(await refusal(check(content))).toMatchObject({ code: 'file.damaged' });
  });

  it('a picture that moves', async () => {
    const frames = [picture(), picture({ alpha: 0 })].map((frame) => frame.png().toBuffer());
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect(await refusal(check(moving))).toMatchObject({
      code: 'file.type',
      message: 'This picture moves. Only still pictures can be used.',
    });
  });

  it('a picture of a few pixels', async () => {
    const tiny = await sharp(await picture().png().toBuffer())
      .resize(12, 12)
      .png()
      .toBuffer();
    expect(await refusal(check(tiny))).toMatchObject({ code: 'input.invalid' });
  });
});

describe('a thumbnail that a worker delivered', () => {
  it('is made anew as WebP of 512 x 512, also when it is of one colour', async () => {
    const white = {
      width: 512,
      height: 512,
      channels: 4 as const,
      background: { r: 255, g: 255, b: 255, alpha: 0 },
    };
    const source = Buffer.concat([await sharp({ create: white }).webp().toBuffer(), Buffer.from('<script>')]);
    const checked = image(await media.checkThumbnail(await place.file(source)));
    expect(checked.mime).toBe('image/webp');
    expect(checked.thumbnailPath).toBe(checked.path);
    expect(await sharp(checked.path).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
    expect((await readFile(checked.path)).includes('script')).toBe(false);
  });

  it('is refused when it is no picture', async () => {
    expect(await refusal(media.checkThumbnail(await place.file('glTF....')))).toMatchObject({
      code: 'file.type',
    });
  });
});

it('the memory of this process does not grow with what is checked', async () => {
  const bomb = hugePng(4_000);
  await check(bomb);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 6; i++) await check(bomb);
  expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
});

it('many files at once are all answered', async () => {
  const good = await picture().jpeg().toBuffer();
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, i) => check(i % 3 === 0 ? 'words' : good)),
  );
  expect(results.map((result) => result.ok)).toEqual(Array.from({ length: 12 }, (_, i) => i % 3 !== 0));
});
