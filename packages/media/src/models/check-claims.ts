import { uploadLimits } from '@maquette/domain/assets';
import { ok, type Result } from '@maquette/domain/result';
import { damagedModel, unsafeModel } from '../refusals.ts';
import type { GltfJson } from './read-glb.ts';

type Json = Record<string, unknown>;

/** What our viewer and our engines understand. A file may use others, but not require them. */
const knownExtensions = new Set([
  'EXT_mesh_gpu_instancing',
  'EXT_meshopt_compression',
  'EXT_texture_webp',
  'KHR_draco_mesh_compression',
  'KHR_lights_punctual',
  'KHR_materials_anisotropy',
  'KHR_materials_clearcoat',
  'KHR_materials_dispersion',
  'KHR_materials_emissive_strength',
  'KHR_materials_ior',
  'KHR_materials_iridescence',
  'KHR_materials_sheen',
  'KHR_materials_specular',
  'KHR_materials_transmission',
  'KHR_materials_unlit',
  'KHR_materials_volume',
  'KHR_mesh_quantization',
  'KHR_texture_basisu',
  'KHR_texture_transform',
]);

/** More of these than any real model has; a library makes an object of each. */
const countsMax: Record<string, number> = {
  accessors: 100_000,
  bufferViews: 100_000,
  buffers: 1_000,
  meshes: 50_000,
  nodes: 100_000,
  images: 512,
  materials: 10_000,
  animations: 10_000,
  skins: 10_000,
};

/**
 * What a model claims in its JSON, before any library believes it: numbers of things, sizes of accessors (also of
 * those that have no data behind them), addresses of other files, extensions that it cannot be read without.
 * Says nothing about whether the claims are true.
 */
export function checkClaims(gltf: GltfJson): Result<void> {
  for (const [name, max] of Object.entries(countsMax))
    if (list(gltf, name).length > max) return unsafeModel(`it has more than ${max} ${name}.`);
  const steps = [checkBytes, checkAddresses, checkExtensions, checkTree];
  for (const step of steps) {
    const result = step(gltf);
    if (!result.ok) return result;
  }
  return ok(undefined);
}

/** An array of objects; anything else counts as none here and is named by the validator later. */
function list(gltf: Json, name: string): Json[] {
  const value = gltf[name];
  return Array.isArray(value) ? value.map(objectOf) : [];
}

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

const componentBytes: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };
const componentBytesMost = 8;
const components: Record<string, number> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT2: 4,
  MAT3: 9,
  MAT4: 16,
};
const componentsMost = 16;

/** Accessors, buffers and unpacked views each have the limit for themselves: the same data is counted in all three. */
function checkBytes(gltf: Json): Result<void> {
  const claims = [
    list(gltf, 'accessors').flatMap(accessorBytes),
    list(gltf, 'buffers').map((buffer) => whole(buffer['byteLength'])),
    list(gltf, 'bufferViews').flatMap(unpackedBytes),
  ];
  if (claims.flat().includes(null)) return damagedModel('it claims an impossible amount of data.');
  const most = Math.max(
    ...claims.map((amounts) => amounts.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)),
  );
  if (most <= uploadLimits.modelClaimedBytesMax) return ok(undefined);
  return unsafeModel(
    `it claims to hold ${Math.round(most / 1024 / 1024)} MB of data; the most that is taken is 512 MB.`,
  );
}

/** An amount that can be: whole, not negative; null for anything else. */
const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** Bytes of an accessor once it is read, and of its sparse part. */
function accessorBytes(accessor: Json): (number | null)[] {
  const component = componentBytes[accessor['componentType'] as number] ?? componentBytesMost;
  const element = component * (components[accessor['type'] as string] ?? componentsMost);
  const amounts = [accessor['count']];
  if (accessor['sparse'] !== undefined) amounts.push(objectOf(accessor['sparse'])['count']);
  return amounts.map((count) => {
    const elements = whole(count);
    return elements === null ? null : elements * element;
  });
}

/** What a meshopt-compressed view claims to unpack to. */
function unpackedBytes(view: Json): (number | null)[] {
  const packed = objectOf(view['extensions'])['EXT_meshopt_compression'];
  if (packed === undefined) return [];
  const count = whole(objectOf(packed)['count']);
  const stride = whole(objectOf(packed)['byteStride']);
  return [count === null || stride === null ? null : count * stride];
}

const dataUri = /^data:(image\/(png|jpeg|webp|ktx2)|application\/(octet-stream|gltf-buffer))[;,]/;

/** Every `uri` anywhere, whatever extension it belongs to, must carry its content. `extras` are only words. */
function checkAddresses(gltf: Json): Result<void> {
  const left: unknown[] = [gltf];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'uri' && typeof inner === 'string' && !dataUri.test(inner))
        return unsafeModel(
          `it refers to something outside itself (“${inner.slice(0, 60)}”), which is not fetched.`,
        );
      if (name !== 'extras') left.push(inner);
    }
  }
  return ok(undefined);
}

function checkExtensions(gltf: Json): Result<void> {
  const required = Array.isArray(gltf['extensionsRequired']) ? (gltf['extensionsRequired'] as unknown[]) : [];
  const unknown = required.find((name) => !knownExtensions.has(String(name)));
  if (unknown === undefined) return ok(undefined);
  return damagedModel(
    `it cannot be read without the extension “${String(unknown).slice(0, 60)}”, which is not known here.`,
  );
}

/** Libraries walk the tree of nodes by calling themselves. */
const nodeDepthMax = 1_000;

/** Each node has one parent at most, and none stands deeper than others can walk. Loops are left to the validator. */
function checkTree(gltf: Json): Result<void> {
  const children = list(gltf, 'nodes').map(({ children }) =>
    Array.isArray(children) ? (children as unknown[]) : [],
  );
  const parent = new Map<unknown, number>();
  for (const [index, own] of children.entries())
    for (const child of own) {
      if (parent.has(child)) return damagedModel('one of its nodes stands in two places.');
      parent.set(child, index);
    }
  let level = children.map((_, index) => index).filter((index) => !parent.has(index));
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > nodeDepthMax)
      return unsafeModel(`its nodes stand more than ${nodeDepthMax} deep in one another.`);
    level = level.flatMap((index) => (children[index] ?? []) as number[]);
  }
  return ok(undefined);
}
