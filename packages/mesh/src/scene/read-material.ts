import type { Material as GltfMaterial, Texture, TextureInfo } from '@gltf-transform/core';
import type {
  EmissiveStrength,
  PBRSpecularGlossiness,
  Transform,
  Transmission,
} from '@gltf-transform/extensions';

/** How a surface looks, as far as a thumbnail shows it. Colours are linear. */
export interface Material {
  baseColour: [number, number, number, number];
  metallic: number;
  roughness: number;
  emissive: [number, number, number];
  alphaMode: 'OPAQUE' | 'MASK' | 'BLEND';
  alphaCutoff: number;
  isUnlit: boolean;
  maps: {
    base: TextureMap | null;
    metalRough: TextureMap | null;
    normal: TextureMap | null;
    emissive: TextureMap | null;
    occlusion: TextureMap | null;
  };
  normalScale: number;
  occlusionStrength: number;
}

export interface TextureMap {
  texture: Texture;
  texCoord: number;
  /** Wrap modes of u and v, as glTF numbers them. */
  wrap: [number, number];
  /** u' = a·u + c·v + e, v' = b·u + d·v + f (KHR_texture_transform) */
  transform: [number, number, number, number, number, number] | null;
}

/** glTF's default material: white, rough, not metal… which would be fully metallic by the letter; viewers agree on this. */
const plain: Material = {
  baseColour: [0.8, 0.8, 0.8, 1],
  metallic: 0,
  roughness: 0.7,
  emissive: [0, 0, 0],
  alphaMode: 'OPAQUE',
  alphaCutoff: 0.5,
  isUnlit: false,
  maps: { base: null, metalRough: null, normal: null, emissive: null, occlusion: null },
  normalScale: 1,
  occlusionStrength: 1,
};

export function readMaterial(material: GltfMaterial | null): Material {
  if (!material) return plain;
  const glow =
    material.getExtension<EmissiveStrength>('KHR_materials_emissive_strength')?.getEmissiveStrength() ?? 1;
  const through =
    material.getExtension<Transmission>('KHR_materials_transmission')?.getTransmissionFactor() ?? 0;
  const [r, g, b, a] = material.getBaseColorFactor();
  const read: Material = {
    baseColour: [r, g, b, a * (1 - 0.65 * through)],
    metallic: material.getMetallicFactor(),
    roughness: material.getRoughnessFactor(),
    emissive: material.getEmissiveFactor().map((value) => value * glow) as [number, number, number],
    alphaMode: through > 0 ? 'BLEND' : material.getAlphaMode(),
    alphaCutoff: material.getAlphaCutoff(),
    isUnlit: material.getExtension('KHR_materials_unlit') !== null,
    maps: {
      base: readMap(material.getBaseColorTexture(), material.getBaseColorTextureInfo()),
      metalRough: readMap(material.getMetallicRoughnessTexture(), material.getMetallicRoughnessTextureInfo()),
      normal: readMap(material.getNormalTexture(), material.getNormalTextureInfo()),
      emissive: readMap(material.getEmissiveTexture(), material.getEmissiveTextureInfo()),
      occlusion: readMap(material.getOcclusionTexture(), material.getOcclusionTextureInfo()),
    },
    normalScale: material.getNormalScale(),
    occlusionStrength: material.getOcclusionStrength(),
  };
  const glossy = material.getExtension<PBRSpecularGlossiness>('KHR_materials_pbrSpecularGlossiness');
  return glossy ? withGlossiness(read, glossy) : read;
}

/** The old workflow: its diffuse as base colour; what it calls specular is close to our default. */
function withGlossiness(material: Material, glossy: PBRSpecularGlossiness): Material {
  return {
    ...material,
    baseColour: glossy.getDiffuseFactor(),
    metallic: 0,
    roughness: 1 - glossy.getGlossinessFactor() * 0.8,
    maps: {
      ...material.maps,
      base: readMap(glossy.getDiffuseTexture(), glossy.getDiffuseTextureInfo()),
      metalRough: null,
    },
  };
}

function readMap(texture: Texture | null, info: TextureInfo | null): TextureMap | null {
  if (!texture || !info) return null;
  const wrap: [number, number] = [info.getWrapS(), info.getWrapT()];
  const transform = info.getExtension<Transform>('KHR_texture_transform');
  if (!transform) return { texture, wrap, texCoord: info.getTexCoord(), transform: null };
  const [ox, oy] = transform.getOffset();
  const [sx, sy] = transform.getScale();
  const cos = Math.cos(transform.getRotation());
  const sin = Math.sin(transform.getRotation());
  return {
    texture,
    wrap,
    texCoord: transform.getTexCoord() ?? info.getTexCoord(),
    transform: [cos * sx, -sin * sx, sin * sy, cos * sy, ox, oy],
  };
}
