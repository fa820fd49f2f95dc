import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ServiceDeps } from '@maquette/services';
import { serveFile } from './serve-file.ts';

const content = Buffer.from('0123456789');
const file = { storageKey: 'k', mime: 'image/png', bytes: 10, sha256: 'abc', name: 'Grüße "1".png' };

/** A store that holds one file. */
const store = {
  get: async () => Readable.from([content]),
  getRange: async (_key: string, start: number, end: number) =>
    Readable.from([content.subarray(start, end + 1)]),
} as unknown as ServiceDeps['store'];

const get = (
  headers: Record<string, string> = {},
  more: { inline?: boolean; mime?: string; method?: string } = {},
) =>
  serveFile(
    store,
    { ...file, mime: more.mime ?? file.mime },
    {
      request: new Request('http://studio/file', { method: more.method ?? 'GET', headers }),
      inline: more.inline ?? false,
    },
  );

describe('a file', () => {
  it('comes whole, as a download that no page can be made of', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('0123456789');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '10',
      'content-disposition': `attachment; filename="Gr__e _1_.png"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      etag: '"abc"',
      'accept-ranges': 'bytes',
    });
  });

  it('is shown in place only when it is of a type that we make', async () => {
    expect((await get({}, { inline: true })).headers.get('content-disposition')).toMatch(/^inline/);
    const html = await get({}, { inline: true, mime: 'text/html' });
    expect(html.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(html.headers.get('content-type')).toBe('application/octet-stream');
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('asked for as %s answers %i', async (range, status, text, contentRange) => {
    const response = await get({ range });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-range')).toBe(contentRange);
    if (status !== 416) expect(response.headers.get('content-length')).toBe(String(text.length));
  });

  it('is not sent again to who has it; a range of another edition gives the whole', async () => {
    expect((await get({ 'if-none-match': '"x", W/"abc"' })).status).toBe(304);
    expect((await get({ 'if-none-match': '"x"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"abc"' })).status).toBe(206);
  });

  it('answers HEAD with its size and no body', async () => {
    const response = await get({}, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('10');
    expect(response.body).toBeNull();
  });
});
