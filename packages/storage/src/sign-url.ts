import { createHmac, timingSafeEqual } from 'node:crypto';
import { isKey, type SignedLimits, type SignedUrlRequest } from './object-store.ts';

/**
 * Signs what a disk URL allows: HMAC-SHA256 over method, key, expiry and limits, written as one JSON array so that
 * no two requests have the same text. The query carries all but the key and the method, which the caller brings.
 */
export function signQuery(secret: string, request: SignedUrlRequest, nowMs: number): URLSearchParams {
  const expires = Math.floor(nowMs / 1000) + request.expiresSeconds;
  const limits = { mime: request.mime ?? null, bytes: request.bytes ?? null, sha256: request.sha256 ?? null };
  const query = new URLSearchParams({ expires: String(expires) });
  if (limits.mime !== null) query.set('mime', limits.mime);
  if (limits.bytes !== null) query.set('bytes', String(limits.bytes));
  if (limits.sha256 !== null) query.set('sha256', limits.sha256);
  query.set('signature', signature(secret, request, expires, limits).toString('base64url'));
  return query;
}

/** What the query allows for this key and method, or null when the signature is not ours or the time is over. */
export function verifyQuery(
  secret: string,
  request: { key: string; method: 'GET' | 'PUT'; query: URLSearchParams },
  nowMs: number,
): SignedLimits | null {
  const { key, query } = request;
  const expires = wholeNumber(query.get('expires'));
  const bytes = wholeNumber(query.get('bytes'));
  if (!isKey(key) || expires === null || (query.has('bytes') && bytes === null)) return null;
  const limits = { mime: query.get('mime'), bytes, sha256: query.get('sha256') };
  const given = Buffer.from(query.get('signature') ?? '', 'base64url');
  const right = signature(secret, request, expires, limits);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return expires * 1000 > nowMs ? limits : null;
}

function signature(
  secret: string,
  request: { key: string; method: string },
  expires: number,
  limits: SignedLimits,
): Buffer {
  const text = JSON.stringify([
    'maquette-blob-1',
    request.method,
    request.key,
    expires,
    limits.mime,
    limits.bytes,
    limits.sha256,
  ]);
  return createHmac('sha256', secret).update(text).digest();
}

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
