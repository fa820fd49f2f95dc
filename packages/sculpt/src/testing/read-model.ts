import { NodeIO } from '@gltf-transform/core';
import sharp from 'sharp';
import type { Mesh } from '../mesh/mesh.ts';
import type { Picture } from '../picture/picture.ts';
import type { Texture } from '@gltf-transform/core';

/** What a file holds, as a viewer would load it. */
export interface ReadModel extends Mesh {
  normals: Float32Array;
  uvs: Float32Array | null;
  baseColour: Picture | null;
  generator: string;
  extras: object;
  textures: { name: string; widthPixels: number }[];
}

/** Reads a GLB of one primitive. */
export async function readModel(glb: Uint8Array): Promise<ReadModel> {
  const root = (await new NodeIO().readBinary(glb)).getRoot();
  const primitive = root.listMeshes()[0]!.listPrimitives()[0]!;
  const floats = (name: string) => primitive.getAttribute(name)?.getArray() as Float32Array | undefined;
  const colour = primitive.getMaterial()?.getBaseColorTexture() ?? null;
  return {
    positions: floats('POSITION')!,
    normals: floats('NORMAL')!,
    faces: Uint32Array.from(primitive.getIndices()!.getArray()!),
    uvs: floats('TEXCOORD_0') ?? null,
    baseColour: colour && (await decode(colour)),
    ...assetOf(glb),
    textures: root.listTextures().map((t) => ({ name: t.getName(), widthPixels: t.getSize()![0] })),
  };
}

async function decode(texture: Texture): Promise<Picture> {
  const { data, info } = await sharp(texture.getImage()!)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) };
}

/** The file's own words on what made it: reading through the library replaces them. */
function assetOf(glb: Uint8Array): { generator: string; extras: object } {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const json = new TextDecoder().decode(glb.subarray(20, 20 + view.getUint32(12, true)));
  const { asset } = JSON.parse(json) as { asset: { generator: string; extras: object } };
  return { generator: asset.generator, extras: asset.extras };
}
