import { Document, NodeIO } from '@gltf-transform/core';
import sharp from 'sharp';
import type { Textures } from '../bake/bake.ts';
import type { Accessor, Material } from '@gltf-transform/core';

/** What goes into a file: vertices in metres, with or without textures. */
export interface Model {
  positions: Float32Array;
  normals: Float32Array;
  faces: Uint32Array;
  textured: { uvs: Float32Array; tangents: Float32Array; textures: Textures } | null;
  /** Roughness of the bare material, 0 to 1. */
  roughness: number;
}

export interface Stamp {
  generator: string;
  /** Into `asset.extras`: what made it. */
  provenance: Record<string, string | number>;
}

/** A binary glTF 2.0 file with one mesh. The same model gives the same bytes. */
export async function writeGlb(model: Model, stamp: Stamp): Promise<Uint8Array> {
  const document = new Document();
  const asset = document.getRoot().getAsset();
  asset.generator = stamp.generator;
  asset.extras = { ...stamp.provenance };
  const buffer = document.createBuffer();
  const accessor = (
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4',
    array: Float32Array | Uint32Array | Uint16Array,
  ): Accessor =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array as Float32Array<ArrayBuffer>)
      .setBuffer(buffer);
  const vertexCount = model.positions.length / 3;
  const indices = vertexCount < 65_535 ? Uint16Array.from(model.faces) : model.faces;
  const primitive = document
    .createPrimitive()
    .setIndices(accessor('SCALAR', indices))
    .setAttribute('POSITION', accessor('VEC3', model.positions))
    .setAttribute('NORMAL', accessor('VEC3', model.normals))
    .setMaterial(await createMaterial(document, model));
  if (model.textured) {
    primitive.setAttribute('TEXCOORD_0', accessor('VEC2', model.textured.uvs));
    const needsTangents = model.textured.textures.normal !== null;
    if (needsTangents) primitive.setAttribute('TANGENT', accessor('VEC4', model.textured.tangents));
  }
  const node = document.createNode('model').setMesh(document.createMesh('model').addPrimitive(primitive));
  document.getRoot().setDefaultScene(document.createScene('scene').addChild(node));
  return new NodeIO().writeBinary(document);
}

const bareColour: [number, number, number, number] = [0.72, 0.72, 0.72, 1];

async function createMaterial(document: Document, { textured, roughness }: Model): Promise<Material> {
  const material = document.createMaterial('sculpt').setMetallicFactor(0).setRoughnessFactor(roughness);
  if (!textured) return material.setBaseColorFactor(bareColour);
  const { size, baseColour, orm, normal } = textured.textures;
  const [colourFile, ormFile, normalFile] = await Promise.all([
    encodeJpeg(baseColour, size, 92),
    orm && encodeJpeg(orm, size, 90),
    normal && encodePng(normal, size),
  ]);
  material.setBaseColorTexture(
    document.createTexture('baseColour').setImage(colourFile).setMimeType('image/jpeg'),
  );
  if (ormFile) {
    const texture = document
      .createTexture('occlusionRoughnessMetallic')
      .setImage(ormFile)
      .setMimeType('image/jpeg');
    material.setMetallicRoughnessTexture(texture).setOcclusionTexture(texture).setRoughnessFactor(1);
  }
  if (normalFile) {
    material.setNormalTexture(document.createTexture('normal').setImage(normalFile).setMimeType('image/png'));
  }
  return material;
}

const rawOf = (size: number) => ({ raw: { width: size, height: size, channels: 3 as const } });

async function encodeJpeg(texels: Uint8Array, size: number, quality: number): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(texels, rawOf(size)).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer(),
  );
}

async function encodePng(texels: Uint8Array, size: number): Promise<Uint8Array> {
  return new Uint8Array(await sharp(texels, rawOf(size)).png({ compressionLevel: 6 }).toBuffer());
}
