import { describe, expect, it } from 'vitest';
import { asStorageError, createDiskStore } from './create-disk-store.ts';
import { StorageFullError, type SignedUrlRequest } from './object-store.ts';

const key = 'ws/ws_1/output/abc.glb';
const limits = { mime: 'model/gltf-binary', bytes: 12, sha256: 'a'.repeat(64) };

/** A store whose clock stands still, and what it signed: the address' path and query. */
async function sign(request: Partial<SignedUrlRequest> = {}) {
  let nowMs = 1_800_000_000_000;
  const options = { folder: '/nowhere', baseUrl: 'http://studio.test', secret: 'a-secret', now: () => nowMs };
  const store = createDiskStore(options);
  const signed = await store.signedUrl({ key, method: 'PUT', expiresSeconds: 60, ...request });
  const query = new URL(signed.url).searchParams;
  const verify = (changed: { key?: string; method?: 'GET' | 'PUT'; query?: URLSearchParams } = {}) =>
    store.verify!({ key, method: request.method ?? 'PUT', query, ...changed });
  return { signed, query, verify, store, later: (seconds: number) => (nowMs += seconds * 1000) };
}

describe('an address signed by the disk store', () => {
  it('is under /api/blobs and carries its limits', async () => {
    const { signed, verify } = await sign(limits);
    expect(signed.url).toMatch(`http://studio.test/api/blobs/${key}?`);
    expect(signed.headers).toEqual({ 'content-type': 'model/gltf-binary' });
    expect(verify()).toEqual(limits);
  });

  it('may leave its content open', async () => {
    const { verify } = await sign({ method: 'GET' });
    expect(verify()).toEqual({ mime: null, bytes: null, sha256: null });
  });

  it('is good for its key alone', async () => {
    const { verify } = await sign();
    expect(verify({ key: 'ws/ws_2/output/abc.glb' })).toBeNull();
    expect(verify({ key: `${key}/../other` })).toBeNull();
  });

  it('is good for its method alone', async () => {
    const put = await sign();
    expect(put.verify({ method: 'GET' })).toBeNull();
    const get = await sign({ method: 'GET' });
    expect(get.verify({ method: 'PUT' })).toBeNull();
  });

  it('ends to the second', async () => {
    const { verify, later } = await sign();
    later(59);
    expect(verify()).not.toBeNull();
    later(1);
    expect(verify()).toBeNull();
  });

  it.each([
    ['expires', '1900000000'],
    ['expires', '1800000060.0'],
    ['mime', 'text/html'],
    ['bytes', '13'],
    ['bytes', '012'],
    ['bytes', '1e1'],
    ['sha256', 'b'.repeat(64)],
    ['signature', ''],
    ['signature', 'AAAA'],
  ])('is refused with another %s: %j', async (name, value) => {
    const { query, verify } = await sign(limits);
    const changed = new URLSearchParams(query);
    changed.set(name, value);
    expect(verify({ query: changed })).toBeNull();
  });

  it.each(['expires', 'mime', 'bytes', 'sha256', 'signature'])('is refused without its %s', async (name) => {
    const { query, verify } = await sign(limits);
    const changed = new URLSearchParams(query);
    changed.delete(name);
    expect(verify({ query: changed })).toBeNull();
  });

  it('is refused when limits were added that were not signed', async () => {
    const { query, verify } = await sign();
    expect(verify({ query: new URLSearchParams(`${query}&bytes=5`) })).toBeNull();
    expect(verify({ query: new URLSearchParams(`${query}&mime=text/html`) })).toBeNull();
  });

  it('is refused by a store with another secret', async () => {
    const { query } = await sign();
    const other = createDiskStore({
      folder: '/nowhere',
      baseUrl: 'http://studio.test',
      secret: 'another',
      now: () => 0,
    });
    expect(other.verify!({ key, method: 'PUT', query })).toBeNull();
  });
});

const failure = (code: string) => asStorageError(Object.assign(new Error('write'), { code }));

describe('a disk without room', () => {
  it('is told apart from other failures', () => {
    expect(failure('ENOSPC')).toBeInstanceOf(StorageFullError);
    expect(failure('EDQUOT')).toBeInstanceOf(StorageFullError);
    expect(failure('EIO')).not.toBeInstanceOf(StorageFullError);
  });
});
