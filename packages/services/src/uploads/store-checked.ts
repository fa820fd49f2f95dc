import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CheckedImage, CheckedModel } from '@maquette/media';
import { StorageFullError } from '@maquette/storage';
import { refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** One file in the store, as its rows describe it. */
export interface StoredObject {
  storageKey: string;
  mime: string;
  bytes: number;
  sha256: string;
}

export interface StoredUpload {
  main: StoredObject;
  /** Pictures have one. */
  thumbnail: StoredObject | null;
}

/**
 * Puts what was checked into the store, under keys that nobody has used, and hands it to `keep`. Unless that is
 * answered with success, nothing stays in the store. A full disk is a refusal.
 */
export async function storeChecked<T>(
  { store, log }: Pick<ServiceDeps, 'store' | 'log'>,
  workspaceId: string,
  checked: CheckedImage | CheckedModel,
  keep: (stored: StoredUpload) => Promise<Result<T>>,
): Promise<Result<T>> {
  const written: string[] = [];
  const newKey = (kind: string) => {
    const key = `ws/${workspaceId}/${kind}/${randomBytes(16).toString('hex')}`;
    written.push(key);
    return key;
  };
  let isKept = false;
  try {
    const { mime, sha256, facts } = checked;
    const main: StoredObject = { storageKey: newKey('upload'), mime, bytes: facts.bytes, sha256 };
    await store.put(main.storageKey, createReadStream(checked.path), main);
    const thumbnail = checked.kind === 'image' ? await describeThumbnail(checked, newKey('thumbnail')) : null;
    if (thumbnail) await store.put(thumbnail.stored.storageKey, thumbnail.content, thumbnail.stored);
    const result = await keep({ main, thumbnail: thumbnail?.stored ?? null });
    isKept = result.ok;
    return result;
  } catch (error) {
    if (error instanceof StorageFullError) return storageFull();
    throw error;
  } finally {
    if (!isKept)
      for (const key of written)
        await store.remove(key).catch((error: unknown) => log.warn({ key, error }, 'a file was left behind'));
  }
}

async function describeThumbnail(checked: CheckedImage, storageKey: string) {
  const content = await readFile(checked.thumbnailPath);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const stored: StoredObject = { storageKey, mime: 'image/webp', bytes: content.length, sha256 };
  return { content, stored };
}

/** The answer when there is no room for a file. */
const storageFull = (): Result<never> =>
  refuse('storage.full', 'There is no room left for this file on the server.', {
    suggestion: 'Tell the person who runs this studio; nothing of the file was kept.',
  });
