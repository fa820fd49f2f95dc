import { Readable } from 'node:stream';
import type { ServiceDeps } from '@maquette/services';

export interface ServedFile {
  storageKey: string;
  mime: string;
  bytes: number;
  sha256: string;
  name: string;
}

/** The types that we make ourselves: only these are named, and only these may be shown in place. */
const knownMimes = new Set(['image/png', 'image/jpeg', 'image/webp', 'model/gltf-binary']);

/**
 * A stored file over HTTP: whole, a single range (RFC 9110, section 14), or 304 when the caller has it. Files never
 * change, so they are cached for a year, privately. Never served as a page: attachment, nosniff, sandbox.
 * @param ask.headers instead of ours, for who serves a file to others than the workspace's members
 */
export async function serveFile(
  store: ServiceDeps['store'],
  file: ServedFile,
  ask: { request: Request; inline: boolean; headers?: Record<string, string> },
): Promise<Response> {
  const known = knownMimes.has(file.mime);
  const etag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    'content-type': known ? file.mime : 'application/octet-stream',
    'content-disposition': disposition(known && ask.inline, file.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag,
    ...ask.headers,
  };
  const { request } = ask;
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });

  const range = rangeOf(request, etag, file.bytes);
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${file.bytes}` },
    });
  const length = range ? range.end - range.start + 1 : file.bytes;
  headers['content-length'] = String(length);
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${file.bytes}`;
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });

  const stream = range
    ? await store.getRange(file.storageKey, range.start, range.end)
    : await store.get(file.storageKey);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

const matches = (given: string | null, etag: string): boolean =>
  given !== null && given.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));

/** The one range that is asked for; null for the whole file, also for what is not understood or has several ranges. */
function rangeOf(
  request: Request,
  etag: string,
  bytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const ifRange = request.headers.get('if-range');
  if (ifRange !== null && ifRange !== etag) return null;
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const last = Math.min(Number(match[2]), bytes);
    return last === 0 ? 'unsatisfiable' : { start: bytes - last, end: bytes - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (match[2] !== '' && Number(match[2]) < start) return null;
  return start >= bytes ? 'unsatisfiable' : { start, end };
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
function disposition(inline: boolean, name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
