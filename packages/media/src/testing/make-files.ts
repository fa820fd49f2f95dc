import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib';

/** A folder of a test's own. */
export async function makeFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'maquette-media-'));
  return {
    folder,
    /** Writes a file to check, and says it as the caller of `Media` does. */
    async file(content: Buffer | string, fileName = 'file.bin') {
      const place = path.join(folder, randomBytes(6).toString('hex'));
      await writeFile(place, content);
      return { path: place, bytes: Buffer.byteLength(content), fileName };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A grey PNG of any size, as small as a file can be: it is written row by row, never held. */
export function hugePng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (1 + side / 8));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(zlibCrc32(named));
  return Buffer.concat([length, named, sum]);
}
