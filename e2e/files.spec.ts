import { deflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { Rest } from './rest-steps.ts';

const rest = Rest.ofFirstRun();

/** A PNG of one colour that is small as a file and enormous as a picture. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function glb(json: object): Buffer {
  const text = Buffer.from(JSON.stringify(json));
  const padded = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, 0x20)]);
  const header = Buffer.alloc(20);
  header.writeUInt32LE(0x46546c67, 0);
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(20 + padded.length, 8);
  header.writeUInt32LE(padded.length, 12);
  header.writeUInt32LE(0x4e4f534a, 16);
  return Buffer.concat([header, padded]);
}

const asset = { version: '2.0' };
const badFiles: { name: string; fileName: string; bytes(): Promise<Buffer> | Buffer; says: RegExp }[] = [
  {
    name: 'a text file named .png',
    fileName: 'notes.png',
    bytes: () => Buffer.from('just words\n'.repeat(40)),
    says: /PNG|JPEG|picture/i,
  },
  {
    name: 'a small file that is a picture of 256 megapixels',
    fileName: 'bomb.png',
    bytes: () => hugePng(16_000),
    says: /megapixel|pixels/i,
  },
  {
    name: 'an SVG',
    fileName: 'drawing.svg',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    says: /PNG|JPEG|WebP/i,
  },
  {
    name: 'an empty file',
    fileName: 'empty.png',
    bytes: () => Buffer.alloc(0),
    says: /nothing in it|empty/i,
  },
  {
    name: 'a file of 40 MB',
    fileName: 'large.png',
    bytes: async () =>
      Buffer.concat([
        await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
        Buffer.alloc(40 * 1024 * 1024),
      ]),
    says: /MB/,
  },
  {
    name: 'a GLB that claims 30 million matrices',
    fileName: 'bomb.glb',
    bytes: () => glb({ asset, accessors: [{ componentType: 5126, count: 30_000_000, type: 'MAT4' }] }),
    says: /GLB|model|MB|accessor/i,
  },
  {
    name: 'a GLB that points outside',
    fileName: 'outside.glb',
    bytes: () => glb({ asset, buffers: [{ byteLength: 4, uri: 'http://127.0.0.1:1/x.bin' }] }),
    says: /outside|extern|refers|own/i,
  },
  {
    name: 'a picture with nothing in it',
    fileName: 'nothing.png',
    bytes: () =>
      sharp({ create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
        .png()
        .toBuffer(),
    says: /nothing/i,
  },
  {
    name: 'a picture that was cut off',
    fileName: 'half.jpg',
    bytes: async () =>
      (
        await sharp({
          create: {
            width: 400,
            height: 400,
            channels: 3,
            background: 'teal',
            noise: { type: 'gaussian', mean: 120, sigma: 40 },
          },
        })
          .jpeg()
          .toBuffer()
      ).subarray(0, 2_000),
    says: /damaged|cut|incomplete|read/i,
  },
];

for (const { name, fileName, bytes, says } of badFiles)
  test(`${name} is refused with a sentence, and no credit moves`, async () => {
    const before = await rest.wallet();
    const { status, headers, body } = await rest.upload(await bytes(), fileName);
    expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.detail).toMatch(says);
    expect(body.suggestion).toMatch(/\w{3,}.*\./);
    expect(body.traceId).toBeTruthy();
    expect(await rest.wallet()).toEqual(before);
    expect((await rest.call('GET', '/api/v1/health')).status).toBe(200);
  });

test('what a picture carries besides its pixels is dropped', async () => {
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'olive' } })
    .composite([{ input: { create: { width: 20, height: 20, channels: 3, background: 'white' } } }])
    .withExif({ IFD0: { Copyright: 'SECRET-PLACE' } })
    .jpeg()
    .toBuffer();
  const { status, body } = await rest.upload(
    Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]),
    'a.jpg',
  );
  expect(status, JSON.stringify(body)).toBe(201);
});
