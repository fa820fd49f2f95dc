import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { JobOutputModel } from '@maquette/db';
import type { CheckedImage, CheckedModel } from '@maquette/media';
import type { ServiceDeps } from '../deps.ts';

export interface KeptFile {
  storageKey: string;
  mime: string;
  bytes: number;
  sha256: string;
}

/** Where the checked file of an output is kept. Made from the output's id, so that the sweep finds what nobody needs. */
export const keptKeyOf = ({ workspaceId, id }: Pick<JobOutputModel, 'workspaceId' | 'id'>): string =>
  `ws/${workspaceId}/file/${id}`;

/** Puts a checked file where it stays, and removes it from this machine. What the worker put is not used further. */
export async function keepChecked(
  deps: Pick<ServiceDeps, 'store'>,
  output: JobOutputModel,
  checked: CheckedImage | CheckedModel,
): Promise<KeptFile> {
  const { path, mime, sha256 } = checked;
  try {
    const { size: bytes } = await stat(path);
    const storageKey = keptKeyOf(output);
    await deps.store.put(storageKey, createReadStream(path), { mime, bytes, sha256 });
    return { storageKey, mime, bytes, sha256 };
  } finally {
    await rm(path, { force: true });
  }
}
