import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import {
  access,
  copyFile,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedStream } from './checked-stream.ts';
import {
  assertExpiry,
  assertKey,
  ObjectMissingError,
  StorageFullError,
  type ObjectStore,
} from './object-store.ts';
import { signQuery, verifyQuery } from './sign-url.ts';

/**
 * Keeps objects as files under `folder`; the key is the path. A file appears whole or not at all: it is written
 * beside its place, flushed, then renamed. Its type stands in `<file>@mime`; `@` is in no key, so none can be read
 * or written through a key.
 * @param options.baseUrl where the studio answers `/api/blobs/<key>`, without a slash at the end
 * @param options.secret signs URLs; the same in every process that shares the folder
 * @param options.now the clock in ms, for expiry
 */
export function createDiskStore(options: {
  folder: string;
  baseUrl: string;
  secret: string;
  now?: () => number;
}): ObjectStore {
  const now = options.now ?? Date.now;
  const root = path.resolve(options.folder);
  const fileOf = (key: string) => {
    assertKey(key);
    return path.join(root, ...key.split('/'));
  };

  return {
    async put(key, body, { mime, ...expected }) {
      const source = Buffer.isBuffer(body) ? Readable.from([body], { objectMode: false }) : body;
      await writeWhole(fileOf(key), mime, (temporary) =>
        pipeline(source, checkedStream(expected), createWriteStream(temporary, { flags: 'wx', flush: true })),
      );
    },
    get: (key) => read(fileOf(key), {}),
    getRange: (key, start, end) => read(fileOf(key), { start, end }),
    head: (key) => head(fileOf(key)),
    async copy(from, to) {
      const source = fileOf(from);
      const known = await head(source);
      if (!known) throw new ObjectMissingError(from);
      await writeWhole(fileOf(to), known.mime, async (temporary) => {
        await copyFile(source, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
        await flush(temporary);
      });
    },
    async remove(key) {
      const file = fileOf(key);
      await rm(file, { force: true });
      await rm(mimeFileOf(file), { force: true });
    },
    async signedUrl(request) {
      assertKey(request.key);
      assertExpiry(request.expiresSeconds);
      const query = signQuery(options.secret, request, now());
      const headers: Record<string, string> =
        request.method === 'PUT' && request.mime ? { 'content-type': request.mime } : {};
      return { url: `${options.baseUrl}/api/blobs/${request.key}?${query}`, headers };
    },
    verify: (request) => verifyQuery(options.secret, request, now()),
    async ping() {
      await mkdir(root, { recursive: true });
      await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
    },
  };
}

const mimeFileOf = (file: string) => `${file}@mime`;

/** Writes beside the place, then renames; whatever goes wrong leaves nothing. */
async function writeWhole(
  file: string,
  mime: string,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const folder = path.dirname(file);
  const temporary = `${file}@${randomBytes(9).toString('base64url')}`;
  const temporaryMime = `${temporary}-mime`;
  try {
    await mkdir(folder, { recursive: true });
    await write(temporary);
    await writeFile(temporaryMime, mime, { flag: 'wx', flush: true });
    // the type first: an object that can be seen has one
    await rename(temporaryMime, mimeFileOf(file));
    await rename(temporary, file);
    await flush(folder);
  } catch (error) {
    await Promise.all([rm(temporary, { force: true }), rm(temporaryMime, { force: true })]);
    throw asStorageError(error);
  }
}

/** Makes a file or a folder's entries survive a power cut. */
async function flush(place: string): Promise<void> {
  const handle = await open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Full disk and full quota get a name of their own; everything else stays what it is. */
export function asStorageError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new StorageFullError('The disk is full.', { cause: error })
    : error;
}

async function read(file: string, range: { start?: number; end?: number }): Promise<Readable> {
  const handle = await openObject(file);
  if (!handle) throw new ObjectMissingError(path.basename(file));
  return handle.createReadStream({ ...range, autoClose: true });
}

async function head(file: string): Promise<{ bytes: number; mime: string } | null> {
  const handle = await openObject(file);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    return { bytes: size, mime: await readFile(mimeFileOf(file), 'utf8') };
  } finally {
    await handle.close();
  }
}

/** Opened before anything is handed out: a missing file is known now, not later in the stream. */
async function openObject(file: string): Promise<FileHandle | null> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOTDIR: `a/b` where `a` is an object
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
