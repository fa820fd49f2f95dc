import type { Readable } from 'node:stream';

/**
 * Where files live: a folder on disk, or a bucket that speaks S3. Keys look like `ws/<workspaceId>/<kind>/<random>`;
 * we make them, so none is ever used for two different contents.
 */
export interface ObjectStore {
  /**
   * Streams in. The object is there whole when this resolves, and not at all when it throws.
   * Throws {@link StorageFullError} when the disk is full, {@link ObjectMismatchError} when what came in is not
   * as long as `bytes`, or does not have this `sha256` (lower case hex).
   */
  put(key: string, body: Buffer | Readable, options: PutOptions): Promise<void>;
  /** Throws {@link ObjectMissingError}. */
  get(key: string): Promise<Readable>;
  /** Bytes `start` to `endInclusive`, from 0. Throws {@link ObjectMissingError}. */
  getRange(key: string, start: number, endInclusive: number): Promise<Readable>;
  head(key: string): Promise<{ bytes: number; mime: string } | null>;
  /** Throws {@link ObjectMissingError}. */
  copy(from: string, to: string): Promise<void>;
  /** No error when it is not there. */
  remove(key: string): Promise<void>;
  /**
   * An address for exactly this key and method, for `expiresSeconds` (1 to 3600).
   * With `mime`, `bytes` or `sha256` a PUT is good only for such a content, sent with the returned headers.
   */
  signedUrl(request: SignedUrlRequest): Promise<{ url: string; headers: Record<string, string> }>;
  /** Disk only: what the query of such an address allows, or null when it was not signed by us for this, or is over. */
  verify:
    null | ((request: { key: string; method: 'GET' | 'PUT'; query: URLSearchParams }) => SignedLimits | null);
  /** Throws when the store cannot be used. */
  ping(): Promise<void>;
}

export interface PutOptions {
  mime: string;
  bytes?: number;
  sha256?: string;
}

export interface SignedUrlRequest {
  key: string;
  method: 'GET' | 'PUT';
  expiresSeconds: number;
  mime?: string;
  bytes?: number;
  sha256?: string;
}

/** What a signed address binds its content to; null: not bound. */
export interface SignedLimits {
  mime: string | null;
  bytes: number | null;
  sha256: string | null;
}

/** The longest that an address may be good for. */
export const signedUrlSecondsMax = 3600;

/** The disk or the account is full. Nothing was written. */
export class StorageFullError extends Error {
  override name = 'StorageFullError';
}

export class ObjectMissingError extends Error {
  override name = 'ObjectMissingError';
}

/** What came in is not what was announced. Nothing was written. */
export class ObjectMismatchError extends Error {
  override name = 'ObjectMismatchError';
}

const keyPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const keyCharactersMax = 512;

/** Whether this can be a key: plain segments that start with a letter or digit, so never `..`, never absolute. */
export const isKey = (key: string): boolean => key.length <= keyCharactersMax && keyPattern.test(key);

/** Keys are made by us: a wrong one is our own mistake. */
export function assertKey(key: string): void {
  if (!isKey(key)) throw new TypeError(`Not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
}

export function assertExpiry(expiresSeconds: number): void {
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > signedUrlSecondsMax)
    throw new RangeError(`expiresSeconds must be 1 to ${signedUrlSecondsMax}, not ${expiresSeconds}`);
}
