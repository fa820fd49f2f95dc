import type { Texture } from '@gltf-transform/core';
import sharp from 'sharp';

/** A picture with smaller and smaller copies, four bytes a texel, as stored (sRGB or data). */
export interface Picture {
  levels: { pixels: Uint8Array; width: number; height: number }[];
  wrapU: number;
  wrapV: number;
}

const clampToEdge = 33071;
const mirroredRepeat = 33648;
const pixelsMax = 8192 * 8192;

/**
 * Decodes a texture, no larger than `sideMax`. null when this build cannot read it (KTX2) or it is damaged: then
 * the material's plain colour is shown.
 */
export async function decodeTexture(texture: Texture, sideMax: number): Promise<Picture['levels'] | null> {
  const image = texture.getImage();
  if (!image) return null;
  try {
    const { data, info } = await sharp(image, { limitInputPixels: pixelsMax, failOn: 'error' })
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return withSmaller({ pixels: data, width: info.width, height: info.height });
  } catch {
    return null;
  }
}

function withSmaller(largest: Picture['levels'][number]): Picture['levels'] {
  const levels = [largest];
  for (let last = largest; last.width > 1 || last.height > 1; last = levels.at(-1)!) levels.push(halve(last));
  return levels;
}

function halve({ pixels, width, height }: Picture['levels'][number]): Picture['levels'][number] {
  const w = Math.max(1, width >> 1);
  const h = Math.max(1, height >> 1);
  const out = new Uint8Array(w * h * 4);
  const right = width > 1 ? 4 : 0;
  const below = height > 1 ? width * 4 : 0;
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const from = (y * (height > 1 ? 2 : 1) * width + x * (width > 1 ? 2 : 1)) * 4;
      for (let k = from, to = (y * w + x) * 4; k < from + 4; k++, to++)
        out[to] =
          (pixels[k]! + pixels[k + right]! + pixels[k + below]! + pixels[k + right + below]! + 2) >> 2;
    }
  return { pixels: out, width: w, height: h };
}

/** Reads between texels (bilinear) at a level of detail, 0 the largest; 0 to 255 into `out`. */
export function sample(picture: Picture, level: number, u: number, v: number, out: Float32Array): void {
  const { levels, wrapU, wrapV } = picture;
  const { pixels, width, height } = levels[Math.min(levels.length - 1, Math.max(0, Math.round(level)))]!;
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = wrap(x0, width, wrapU);
  const right = wrap(x0 + 1, width, wrapU);
  const upper = wrap(y0, height, wrapV) * width;
  const lower = wrap(y0 + 1, height, wrapV) * width;
  for (let k = 0; k < 4; k++) {
    const above = pixels[(upper + left) * 4 + k]! * (1 - fx) + pixels[(upper + right) * 4 + k]! * fx;
    const below = pixels[(lower + left) * 4 + k]! * (1 - fx) + pixels[(lower + right) * 4 + k]! * fx;
    out[k] = above * (1 - fy) + below * fy;
  }
}

function wrap(i: number, size: number, mode: number): number {
  if (mode === clampToEdge) return Math.min(size - 1, Math.max(0, i));
  const turn = mode === mirroredRepeat ? 2 * size : size;
  const within = ((i % turn) + turn) % turn;
  return within < size ? within : turn - 1 - within;
}
