import { EngineRefusal } from '@maquette/engine';
import sharp from 'sharp';
import { createField } from './field.ts';
import type { Field } from './field.ts';

/** RGBA, 8 bits each, alpha not multiplied in; rows from the top. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
}

const pixelsMax = 60_000_000;

/**
 * Reads a picture file, upright and in sRGB, made smaller so that no side is over `sideMax` pixels. Refuses
 * (`INPUT_UNREADABLE`) what cannot be decoded.
 */
export async function readPicture(path: string, sideMax: number): Promise<Picture> {
  try {
    const { data, info } = await sharp(path, { limitInputPixels: pixelsMax })
      .rotate()
      .toColourspace('srgb')
      .ensureAlpha()
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) };
  } catch {
    throw new EngineRefusal(
      'INPUT_UNREADABLE',
      'The picture could not be read. Save it again as PNG or JPEG.',
    );
  }
}

/** Opacity, 0 to 1. */
export function alphaOf(picture: Picture): Field {
  const alpha = createField(picture.width, picture.height);
  for (let i = 0; i < alpha.values.length; i++) alpha.values[i] = picture.pixels[4 * i + 3]! / 255;
  return alpha;
}

/** Red, green and blue, 0 to 255, as one field of three channels. */
export function coloursOf(picture: Picture): Field {
  const colours = createField(picture.width, picture.height, 3);
  for (let i = 0; i < picture.width * picture.height; i++) {
    for (let c = 0; c < 3; c++) colours.values[3 * i + c] = picture.pixels[4 * i + c]!;
  }
  return colours;
}
