import type { ModelFacts } from '@maquette/domain/assets';
import { Texture, type InstancedMesh, type Mesh, type Object3D, type Vector3 } from 'three';
import type { GlbJson } from '../loading/glb-header.ts';
import { collectResources } from '../scene/dispose-tree.ts';

/** What the panel shows. Lengths in metres (glTF unit); `null` where nobody measured. */
export interface ModelStatistics {
  faces: number;
  vertices: number;
  meshes: number;
  materials: number;
  textures: { name: string; widthPixels: number; heightPixels: number; mime: string; bytes: number | null }[];
  sizeMetres: [number, number, number];
  bytes: number;
  watertight: boolean | null;
  openEdges: number | null;
}

/** The server's facts, which were measured on the file itself. */
export function statisticsOfFacts(facts: ModelFacts): ModelStatistics {
  return { ...facts };
}

export interface MeasureModelInput {
  root: Object3D;
  json: GlbJson;
  /** Width, height, depth in metres. */
  size: Vector3;
  bytes: number;
  /** The glTF texture index of a loaded texture. */
  textureIndexOf: (texture: Texture) => number | undefined;
}

/** Counts what is on screen, for a file without facts. A mesh that is placed twice counts twice. */
export function measureModel({
  root,
  json,
  size,
  bytes,
  textureIndexOf,
}: MeasureModelInput): ModelStatistics {
  let [faces, vertices, meshes] = [0, 0, 0];
  root.traverse((object) => {
    const { isMesh, geometry } = object as Mesh;
    const positions = isMesh ? geometry.getAttribute('position') : undefined;
    if (!positions) return;
    const copies = (object as InstancedMesh).isInstancedMesh ? (object as InstancedMesh).count : 1;
    faces += copies * Math.floor((geometry.index?.count ?? positions.count) / 3);
    vertices += copies * positions.count;
    meshes += 1;
  });
  const { materials, textures } = collectResources(root);
  return {
    faces,
    vertices,
    meshes,
    materials: materials.size,
    textures: describeTextures([...textures], json, textureIndexOf),
    sizeMetres: [size.x, size.y, size.z],
    bytes,
    watertight: null,
    openEdges: null,
  };
}

function describeTextures(
  textures: Texture[],
  json: GlbJson,
  textureIndexOf: MeasureModelInput['textureIndexOf'],
): ModelStatistics['textures'] {
  const bySource = new Map(textures.map((texture) => [texture.source, texture]));
  return [...bySource.values()].map((texture) => {
    const image = texture.image as { width?: number; height?: number } | null;
    const inFile = imageInFile(json, textureIndexOf(texture));
    return {
      name: texture.name || inFile?.name || 'Unnamed',
      widthPixels: image?.width ?? 0,
      heightPixels: image?.height ?? 0,
      mime: inFile?.mimeType ?? 'image/*',
      bytes: json.bufferViews?.[inFile?.bufferView ?? -1]?.byteLength ?? null,
    };
  });
}

/** WebP, AVIF and KTX2 textures name their image inside an extension. */
function imageInFile(json: GlbJson, textureIndex: number | undefined) {
  const texture = json.textures?.[textureIndex ?? -1];
  const packed = Object.values(texture?.extensions ?? {}).find((extension) => extension.source !== undefined);
  return json.images?.[packed?.source ?? texture?.source ?? -1];
}
