import type { Document } from '@gltf-transform/core';
import { uploadLimits, type ModelFacts } from '@maquette/domain/assets';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { sniff } from '../sniff.ts';
import { damagedModel, unsafeModel } from '../refusals.ts';

/** Of a name that is kept. */
const nameCharactersMax = 120;
const { textureSideMaxPixels, texturePixelsMax } = uploadLimits;

/**
 * Names, sizes and types of a model's textures, read from their headers. Refuses pictures of other kinds than
 * PNG, JPEG, WebP and KTX2, whatever they are called, and textures that no graphics card holds.
 */
export function measureTextures(document: Document): Result<ModelFacts['textures']> {
  const textures: ModelFacts['textures'] = [];
  let pixels = 0;
  for (const [index, texture] of document.getRoot().listTextures().entries()) {
    const image = texture.getImage();
    const name = texture.getName().slice(0, nameCharactersMax) || `texture ${index + 1}`;
    if (!image) return damagedModel(`the picture of its texture “${name}” is missing.`);
    if (!isPicture(image))
      return unsafeModel(`its texture “${name}” is not a PNG, JPEG, WebP or KTX2 picture.`);
    const size = sizeOf(texture);
    if (!size) return damagedModel(`its texture “${name}” cannot be read.`);
    const [widthPixels, heightPixels] = size;
    pixels += widthPixels * heightPixels;
    if (Math.max(widthPixels, heightPixels) > textureSideMaxPixels || pixels > texturePixelsMax)
      return refuse(
        'file.too-many-pixels',
        `The textures of this model are too large (${widthPixels} x ${heightPixels}).`,
        {
          field: 'file',
          suggestion: `Use textures of at most ${textureSideMaxPixels} pixels on a side.`,
          detail: { widthPixels, heightPixels, textureSideMaxPixels },
        },
      );
    textures.push({ name, widthPixels, heightPixels, mime: texture.getMimeType(), bytes: image.byteLength });
  }
  return ok(textures);
}

const ktx2 = Buffer.from([0xab, 0x4b, 0x54, 0x58, 0x20, 0x32, 0x30, 0xbb]);

function isPicture(image: Uint8Array): boolean {
  const head = Buffer.from(image.buffer, image.byteOffset, Math.min(image.byteLength, 64));
  return head.subarray(0, ktx2.length).equals(ktx2) || sniff(head).kind === 'image';
}

function sizeOf(texture: { getSize(): [number, number] | null }): [number, number] | null {
  try {
    return texture.getSize();
  } catch {
    return null;
  }
}
