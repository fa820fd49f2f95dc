import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskStore } from './create-disk-store.ts';
import { createS3Store } from './create-s3-store.ts';
import { ObjectMismatchError, ObjectMissingError, type ObjectStore } from './object-store.ts';

// The same promises on both stores; a folder and a bucket cannot be told apart by who uses them.
const stores: {
  name: string;
  open(folder: string): Promise<{ store: ObjectStore; close(): Promise<void> }>;
}[] = [
  {
    name: 'disk',
    open: async (folder) => ({
      store: createDiskStore({ folder, baseUrl: 'http://studio.test', secret: 'a-secret' }),
      close: async () => {},
    }),
  },
  { name: 's3', open: openS3 },
];

async function openS3(directory: string) {
  const configureBuckets = [{ name: 'studio', configs: [] }];
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  const store = createS3Store({
    bucket: 'studio',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
  });
  return { store, close: () => server.close() };
}

const newKey = () => `ws/ws_1/upload/${randomBytes(8).toString('hex')}.bin`;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
/** Comes in pieces, as an upload does. */
const streamOf = (content: Buffer) =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / 64_000) }, (_, i) =>
      content.subarray(i * 64_000, (i + 1) * 64_000),
    ),
    { objectMode: false },
  );

describe.each(stores)('the $name store', ({ open }) => {
  let folder: string;
  let store: ObjectStore;
  let close: () => Promise<void>;
  const content = randomBytes(200_000);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'maquette-store-'));
    ({ store, close } = await open(folder));
  });
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives back what was put, byte for byte, with its type', async () => {
    const key = newKey();
    await store.put(key, content, { mime: 'image/png' });
    expect(await store.head(key)).toEqual({ bytes: 200_000, mime: 'image/png' });
    expect(sha256(await buffer(await store.get(key)))).toBe(sha256(content));
  });

  it.each([{ bytes: 200_000 }, {}])('keeps a stream byte for byte (length told: $bytes)', async (told) => {
    const key = newKey();
    await store.put(key, streamOf(content), { mime: 'model/gltf-binary', ...told, sha256: sha256(content) });
    expect(sha256(await buffer(await store.get(key)))).toBe(sha256(content));
  });

  it('keeps an empty object', async () => {
    const key = newKey();
    await store.put(key, Buffer.alloc(0), { mime: 'text/plain' });
    expect(await store.head(key)).toEqual({ bytes: 0, mime: 'text/plain' });
  });

  it('gives a range with both ends', async () => {
    const key = newKey();
    await store.put(key, content, { mime: 'image/png' });
    expect(await buffer(await store.getRange(key, 1000, 1999))).toEqual(content.subarray(1000, 2000));
  });

  it('says that an object is missing', async () => {
    const key = newKey();
    expect(await store.head(key)).toBeNull();
    await expect(store.get(key)).rejects.toThrow(ObjectMissingError);
    await expect(store.getRange(key, 0, 1)).rejects.toThrow(ObjectMissingError);
    await expect(store.copy(key, newKey())).rejects.toThrow(ObjectMissingError);
  });

  it('copies, and removes without minding what is gone', async () => {
    const [from, to] = [newKey(), newKey()];
    await store.put(from, content, { mime: 'image/webp' });
    await store.copy(from, to);
    await store.remove(from);
    await store.remove(from);
    expect(await store.head(from)).toBeNull();
    expect(await store.head(to)).toEqual({ bytes: 200_000, mime: 'image/webp' });
    expect(await buffer(await store.get(to))).toEqual(content);
  });

  it.each([
    ['shorter', { bytes: 200_001 }],
    ['longer', { bytes: 199_999 }],
    ['different', { bytes: 200_000, sha256: sha256(Buffer.from('else')) }],
    ['different, length not told', { sha256: sha256(Buffer.from('else')) }],
  ])('keeps nothing of a content that is %s than announced', async (_, told) => {
    for (const body of [content, streamOf(content)]) {
      const key = newKey();
      await expect(store.put(key, body, { mime: 'image/png', ...told })).rejects.toThrow(ObjectMismatchError);
      expect(await store.head(key)).toBeNull();
    }
  });

  it('keeps nothing of a stream that breaks off, and passes its error on', async () => {
    const broken = Readable.from(
      (async function* () {
        yield content.subarray(0, 100_000);
        throw new Error('the visitor went away');
      })(),
      { objectMode: false },
    );
    const key = newKey();
    await expect(store.put(key, broken, { mime: 'image/png', bytes: 200_000 })).rejects.toThrow('went away');
    expect(await store.head(key)).toBeNull();
  });

  it.each([
    '../secret',
    'ws/../../secret',
    '/etc/passwd',
    'ws//a',
    '.env',
    'ws/a@mime',
    'ws\\a',
    '',
    'a'.repeat(513),
  ])('refuses the key %j', async (key) => {
    await expect((async () => store.get(key))()).rejects.toThrow(TypeError);
    await expect((async () => store.put(key, content, { mime: 'image/png' }))()).rejects.toThrow(TypeError);
    await expect(store.signedUrl({ key, method: 'GET', expiresSeconds: 60 })).rejects.toThrow(TypeError);
  });

  it('signs addresses for minutes, not for days', async () => {
    for (const expiresSeconds of [0, -1, 1.5, 3601])
      await expect(store.signedUrl({ key: newKey(), method: 'GET', expiresSeconds })).rejects.toThrow(
        RangeError,
      );
  });

  it('answers a ping', () => expect(store.ping()).resolves.toBeUndefined());

  it('leaves no half-written file behind', async () => {
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.includes('@') && !name.endsWith('@mime'))).toEqual([]);
  });
});

describe('addresses that an S3 store signs', () => {
  it('take and give an object without further credentials, and bind length, type and SHA-256', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'maquette-store-'));
    const { store, close } = await openS3(folder);
    try {
      const body = Buffer.from('a small model');
      const key = 'ws/ws_1/output/abc';
      const limits = { mime: 'model/gltf-binary', bytes: body.length, sha256: sha256(body) };
      const put = await store.signedUrl({ key, method: 'PUT', expiresSeconds: 60, ...limits });
      const signed = new URL(put.url).searchParams.get('X-Amz-SignedHeaders');
      expect(signed).toBe('content-length;content-type;host;x-amz-checksum-sha256');
      expect((await fetch(put.url, { method: 'PUT', body, headers: put.headers })).status).toBe(200);
      const get = await store.signedUrl({ key, method: 'GET', expiresSeconds: 60 });
      expect(await (await fetch(get.url)).text()).toBe('a small model');
      expect(await store.head(key)).toEqual({ bytes: body.length, mime: 'model/gltf-binary' });
    } finally {
      await close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
