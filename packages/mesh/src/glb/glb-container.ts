/** The parts of a glTF document that we look into ourselves; everything else is carried along untouched. */
export interface GlbJson {
  asset: { version: string; extras?: unknown; [key: string]: unknown };
  buffers?: { uri?: string; byteLength: number }[];
  images?: { uri?: string; bufferView?: number }[];
  extensionsUsed?: string[];
  [key: string]: unknown;
}

export interface GlbContainer {
  json: GlbJson;
  bin: Buffer | null;
}

/** Not a GLB, or cut off. */
export class GlbDamaged extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GlbDamaged';
  }
}

const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binChunk = 0x004e4942;
const jsonBytesMax = 8 * 1024 * 1024;

/**
 * Takes a GLB apart (glTF 2.0 specification, section 4.4). Chunks of unknown types are left out, as the
 * specification allows. Throws `GlbDamaged`.
 */
export function parseGlb(file: Buffer): GlbContainer {
  if (file.length < 20 || file.readUInt32LE(0) !== magic) throw new GlbDamaged('not a GLB file');
  if (file.readUInt32LE(4) !== 2) throw new GlbDamaged('not glTF version 2');
  const end = file.readUInt32LE(8);
  if (end > file.length) throw new GlbDamaged('the file is cut off');
  const chunks = new Map<number, Buffer>();
  for (let at = 12; at + 8 <= end;) {
    const bytes = file.readUInt32LE(at);
    const type = file.readUInt32LE(at + 4);
    if (at + 8 + bytes > end) throw new GlbDamaged('the file is cut off');
    if (!chunks.has(type)) chunks.set(type, file.subarray(at + 8, at + 8 + bytes));
    at += 8 + bytes;
  }
  return { json: parseJson(chunks.get(jsonChunk)), bin: chunks.get(binChunk) ?? null };
}

/** Puts a GLB together again, each chunk padded to four bytes. */
export function writeGlb({ json, bin }: GlbContainer): Buffer {
  const text = padded(Buffer.from(JSON.stringify(json)), 0x20);
  const chunks = [chunk(jsonChunk, text), ...(bin ? [chunk(binChunk, padded(bin, 0))] : [])];
  const header = Buffer.alloc(12);
  header.writeUInt32LE(magic, 0);
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(12 + chunks.reduce((sum, part) => sum + part.length, 0), 8);
  return Buffer.concat([header, ...chunks]);
}

function parseJson(text: Buffer | undefined): GlbJson {
  if (!text) throw new GlbDamaged('no JSON chunk');
  if (text.length > jsonBytesMax) throw new GlbDamaged('the description of the scene is too long');
  try {
    const json = JSON.parse(text.toString('utf8')) as GlbJson;
    if (typeof json?.asset?.version !== 'string') throw new GlbDamaged('no asset version');
    return json;
  } catch {
    throw new GlbDamaged('the description of the scene cannot be read');
  }
}

function padded(bytes: Buffer, fill: number): Buffer {
  const missing = (4 - (bytes.length % 4)) % 4;
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing, fill)]);
}

function chunk(type: number, bytes: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(bytes.length, 0);
  header.writeUInt32LE(type, 4);
  return Buffer.concat([header, bytes]);
}
