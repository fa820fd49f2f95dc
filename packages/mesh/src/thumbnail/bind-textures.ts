import type { Texture } from '@gltf-transform/core';
import type { Surface } from '../scene/read-scene.ts';
import type { Material, TextureMap } from '../scene/read-material.ts';
import { decodeTexture, type Picture } from './texture.ts';

/** A texture map with its pixels. */
export type BoundMap = Picture & Pick<TextureMap, 'texCoord' | 'transform'>;
export type BoundMaps = Record<keyof Material['maps'], BoundMap | null>;

/** Decodes what the surfaces use, each texture once, smaller where there are many. */
export async function bindTextures(surfaces: Surface[]): Promise<Map<Material, BoundMaps>> {
  const materials = [...new Set(surfaces.map(({ material }) => material))];
  const textures = new Set(
    materials.flatMap(({ maps }) => Object.values(maps).flatMap((map) => map?.texture ?? [])),
  );
  const sideMax = textures.size <= 24 ? 1024 : textures.size <= 96 ? 512 : 128;
  const decoded = new Map<Texture, Picture['levels'] | null>();
  for (const texture of textures) decoded.set(texture, await decodeTexture(texture, sideMax));

  const bind = (map: TextureMap | null): BoundMap | null => {
    const levels = map && decoded.get(map.texture);
    if (!levels) return null;
    const { texCoord, transform, wrap } = map;
    return { levels, wrapU: wrap[0], wrapV: wrap[1], texCoord, transform };
  };
  return new Map(
    materials.map((material) => {
      const { base, metalRough, normal, emissive, occlusion } = material.maps;
      const maps = {
        base: bind(base),
        metalRough: bind(metalRough),
        normal: bind(normal),
        emissive: bind(emissive),
        occlusion: bind(occlusion),
      };
      return [material, maps];
    }),
  );
}
