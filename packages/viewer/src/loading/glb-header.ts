import { LoadError } from './load-failure.ts';

/** The parts of a glTF's JSON that the viewer reads by itself. */
export interface GlbJson {
  extensionsUsed?: string[];
  materials?: unknown[];
  textures?: { source?: number; extensions?: Record<string, { source?: number }> }[];
  images?: { name?: string; mimeType?: string; bufferView?: number }[];
  bufferViews?: { byteLength: number }[];
}

/**
 * Reads the JSON chunk of a GLB (glTF 2.0 specification, section 4.4), without touching the rest.
 * Throws a `LoadError` `damaged` when the bytes are not a whole GLB of version 2.
 */
export function readGlbJson(glb: ArrayBuffer): GlbJson {
  const view = new DataView(glb);
  const isWhole =
    glb.byteLength >= 20 &&
    view.getUint32(0, true) === 0x46546c67 && // 'glTF'
    view.getUint32(4, true) === 2 &&
    view.getUint32(8, true) <= glb.byteLength &&
    view.getUint32(16, true) === 0x4e4f534a; // 'JSON'
  if (!isWhole) throw new LoadError('damaged');
  const jsonBytes = view.getUint32(12, true);
  if (20 + jsonBytes > glb.byteLength) throw new LoadError('damaged');
  try {
    return JSON.parse(new TextDecoder().decode(new Uint8Array(glb, 20, jsonBytes))) as GlbJson;
  } catch (cause) {
    throw new LoadError('damaged', { cause });
  }
}

/** How many different textures the materials point at, those inside extensions included. */
export function countNamedTextures(json: GlbJson): number {
  const named = new Set<number>();
  JSON.stringify(json.materials ?? [], (key, value: unknown) => {
    const index = /texture$/i.test(key) ? (value as { index?: unknown } | null)?.index : undefined;
    if (typeof index === 'number') named.add(index);
    return value;
  });
  return named.size;
}
