import { stat } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { uploadLimits } from '@maquette/domain/assets';
import { ok, refuse, type Refusal, type Result } from '@maquette/domain/result';
import type { Finding, Work } from '../child/protocol.ts';
import { damagedPicture, wrongType } from '../refusals.ts';
import { lookAtPixels } from './look-at-pixels.ts';

// libvips can read dozens of formats; ours are three, and no other decoder can be reached
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngFile', 'VipsForeignLoadJpegFile', 'VipsForeignLoadWebpFile'],
});
sharp.cache(false);

const thumbnailSidePixels = 512;
const { imagePixelsMax, imageSideMinPixels, imageSideMaxPixels } = uploadLimits;

interface Pixels {
  data: Buffer;
  raw: { width: number; height: number; channels: 3 | 4 };
}

/**
 * Decodes a picture whole and makes it anew: upright, 8 bit sRGB, nothing else from the file but its pixels.
 * PNG stays lossless; what has transparency becomes PNG; the rest becomes JPEG (quality 92, 4:4:4).
 * Refuses what is animated, too large, too small, damaged, or has nothing in it.
 */
export async function checkImage(work: Work & { kind: 'image' }): Promise<Result<Finding>> {
  const size = await checkSize(work.path, imageSideMinPixels);
  if (size) return size;
  const pixels = await decode(work.path);
  if (!pixels) return damagedPicture();
  const look = lookAtPixels(pixels.data, pixels.raw.channels);
  if (look.isEmpty)
    return refuse('file.empty', `This picture has nothing in it: ${look.why}.`, {
      field: 'file',
      suggestion: 'Upload a picture of the thing that you want as a model.',
    });

  const hasAlpha = !look.isOpaque;
  const encoded = encode(pixels, hasAlpha, work.format);
  await encoded.image.toFile(work.mainPath);
  await thumbnail(pixels).toFile(work.thumbnailPath);
  const { width: widthPixels, height: heightPixels } = pixels.raw;
  const { size: bytes } = await stat(work.mainPath);
  return ok({
    kind: 'image',
    mime: encoded.mime,
    facts: { kind: 'image', widthPixels, heightPixels, hasAlpha, bytes },
  });
}

/** Makes a delivered thumbnail anew: WebP, 512 x 512. It may be of one colour. */
export async function checkThumbnail(work: Work & { kind: 'thumbnail' }): Promise<Result<Finding>> {
  const size = await checkSize(work.path, 1);
  if (size) return size;
  const pixels = await decode(work.path);
  if (!pixels) return damagedPicture();
  const { isOpaque } = lookAtPixels(pixels.data, pixels.raw.channels);
  const { width, height, size: bytes } = await thumbnail(pixels).toFile(work.mainPath);
  return ok({
    kind: 'image',
    mime: 'image/webp',
    facts: { kind: 'image', widthPixels: width, heightPixels: height, hasAlpha: !isOpaque, bytes },
  });
}

/** Reads the header only: a bomb is refused before a single pixel is made. */
async function checkSize(path: string, sideMin: number): Promise<{ ok: false; refusal: Refusal } | null> {
  let header: Metadata;
  try {
    header = await sharp(path, { limitInputPixels: false, failOn: 'warning' }).metadata();
  } catch {
    return damagedPicture();
  }
  const { width, height, pages = 1 } = header;
  if (pages > 1) return wrongType('This picture moves. Only still pictures can be used.');
  if (width * height > imagePixelsMax || Math.max(width, height) > imageSideMaxPixels)
    return refuse('file.too-many-pixels', `This picture has ${sizeInWords(width, height)}; ${limitInWords}`, {
      field: 'file',
      suggestion: 'Save it smaller, and upload that.',
      detail: { width, height, pixelsMax: imagePixelsMax, sideMax: imageSideMaxPixels },
    });
  if (Math.min(width, height) < sideMin)
    return refuse(
      'input.invalid',
      `This picture has only ${width} x ${height} pixels; too few to show anything.`,
      {
        field: 'file',
        suggestion: `Upload one of at least ${sideMin} x ${sideMin} pixels; 1000 or more are better.`,
        detail: { width, height, sideMin },
      },
    );
  return null;
}

const megapixels = (pixels: number): string => `${Math.round(pixels / 1e6)} million pixels`;
const sizeInWords = (width: number, height: number): string =>
  `${width} x ${height} pixels (${megapixels(width * height)})`;
const limitInWords = `the most that is taken is ${megapixels(imagePixelsMax)}, and ${imageSideMaxPixels} on a side.`;

/** All pixels, or null when anything is wrong on the way: even a warning of the decoder counts. */
async function decode(path: string): Promise<Pixels | null> {
  try {
    const { data, info } = await sharp(path, { limitInputPixels: imagePixelsMax, failOn: 'warning' })
      .autoOrient()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3 && info.channels !== 4) return null;
    return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
  } catch {
    return null;
  }
}

const fromPixels = ({ data, raw }: Pixels) => sharp(data, { raw, limitInputPixels: false });

function encode(pixels: Pixels, hasAlpha: boolean, format: 'png' | 'jpeg' | 'webp') {
  const image = fromPixels(pixels);
  const visible = hasAlpha ? image : image.removeAlpha();
  if (hasAlpha || format === 'png')
    return { mime: 'image/png', image: visible.png({ compressionLevel: 6, adaptiveFiltering: true }) };
  // optimiseCoding would hold all coefficients in memory, 300 MB for the largest picture
  return {
    mime: 'image/jpeg',
    image: visible.jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false }),
  };
}

const thumbnail = (pixels: Pixels) =>
  fromPixels(pixels)
    .ensureAlpha()
    .resize(thumbnailSidePixels, thumbnailSidePixels, {
      fit: 'contain',
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    })
    .webp({ quality: 84, effort: 4 });
