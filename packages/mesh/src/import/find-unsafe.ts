import type { GlbJson } from '../glb/glb-container.ts';

const decodedBytesMax = 512 * 1024 * 1024;

const componentBytes: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };
const componentsOf: Record<string, number> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT2: 4,
  MAT3: 9,
  MAT4: 16,
};

/**
 * Why a document must not be opened, as a sentence for its owner; null when it may be. Checked before any parser
 * allocates: files that point outside themselves, and small files that claim to be huge.
 */
export function findUnsafe(json: GlbJson): string | null {
  const named = [...list(json.buffers), ...list(json.images)] as { uri?: unknown }[];
  const outside = named.some(({ uri }) => uri !== undefined && !String(uri).startsWith('data:'));
  if (outside)
    return 'This model points to files outside itself. Export it as one GLB with everything packed inside.';
  const bytes = list(json.accessors).reduce<number>((sum, accessor) => sum + bytesOf(accessor), 0);
  if (!(bytes <= decodedBytesMax))
    return 'This model claims more data than 512 MB once it is unpacked. Reduce its faces and export it again.';
  return null;
}

function bytesOf(accessor: unknown): number {
  const { count, type, componentType } = accessor as {
    count?: unknown;
    type?: unknown;
    componentType?: unknown;
  };
  return (
    Number(count ?? 0) * (componentsOf[String(type)] ?? 16) * (componentBytes[Number(componentType)] ?? 4)
  );
}

/** Whether every part of the data that is spoken of is there. */
export function isComplete(json: GlbJson, binBytes: number): boolean {
  const lengths = list(json.buffers).map((buffer, index) =>
    bytesThere(buffer as BufferJson, index, binBytes),
  );
  return list(json.bufferViews).every((view) => {
    const { buffer, byteOffset = 0, byteLength } = view as Record<string, number | undefined>;
    return Number(byteOffset) + Number(byteLength) <= (lengths[Number(buffer)] ?? 0);
  });
}

interface BufferJson {
  uri?: string;
  byteLength?: number;
  extensions?: Record<string, { fallback?: boolean }>;
}

/** The first buffer is the binary chunk; one that meshopt names as its fallback is there without being there. */
function bytesThere({ uri, byteLength, extensions }: BufferJson, index: number, binBytes: number): number {
  const isFallback = Object.values(extensions ?? {}).some((extension) => extension?.fallback);
  const isThere = uri !== undefined || isFallback || (index === 0 && Number(byteLength) <= binBytes);
  return isThere ? Number(byteLength) : 0;
}

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.filter((item) => item !== null) : [];
