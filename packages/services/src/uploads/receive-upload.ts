import { rm } from 'node:fs/promises';
import { createRateLimiter, type Transaction } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import type { UploadView } from '@maquette/domain/assets';
import type { CheckedImage, CheckedModel } from '@maquette/media';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { insertImageAsset } from '../assets/insert-image-asset.ts';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { holdPlace, type Place } from '../projects/hold-place.ts';
import { storeChecked, type StoredUpload } from './store-checked.ts';
import { tidyFileName } from './tidy-file-name.ts';
import { uploadView } from './upload-view.ts';

export interface IncomingFile {
  /** A file on this machine; the caller made it, and removes it. */
  path: string;
  bytes: number;
  /** As the user calls it. Names may repeat. */
  fileName: string;
  /** A picture becomes an asset there. A model does not: the operation `import-model` makes one of it. */
  intoProject?: Place;
}

type UploadDeps = Pick<ServiceDeps, 'db' | 'store' | 'media' | 'log'>;

/** Takes a file in: checked and made anew first, stored then, written down last. Whatever goes wrong, nothing is left. */
export async function receiveUpload(
  deps: UploadDeps,
  actor: Actor,
  input: IncomingFile,
): Promise<Result<UploadView & { assetId?: string }>> {
  const allowed = authorize(actor, 'upload.create');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const { intoProject } = input;
  // before the work of checking; looked at again when it is written down
  const place = intoProject
    ? await deps.db.transaction((tx) => checkPlace(tx, actor, intoProject))
    : ok(undefined);
  if (!place.ok) return place;
  const taken = await uploadLimit(deps).take(workspaceId);
  if (!taken.isAllowed)
    return refuse('limit.requests', 'Too many files came in a short time.', {
      suggestion: 'Wait a while, then go on.',
      retryAfterSeconds: taken.retryAfterSeconds,
    });
  const checked = await deps.media.checkUpload(input);
  if (!checked.ok) return checked;
  try {
    return await storeChecked(deps, workspaceId, checked.value, (stored) =>
      deps.db.transaction((tx) => writeDown(tx, actor, { input, checked: checked.value, stored })),
    );
  } finally {
    await rm(checked.value.path, { force: true });
    if (checked.value.kind === 'image') await rm(checked.value.thumbnailPath, { force: true });
  }
}

/** Checking costs time on the processor. A team that drops whole folders fits in. */
const uploadLimit = ({ db }: UploadDeps) =>
  createRateLimiter(db, { name: 'upload', max: 2_000, perSeconds: 600 });

/** Whether the actor may put something there; it stays there until the transaction ends. */
async function checkPlace(tx: Transaction, actor: Actor, place: Place): Promise<Result<void>> {
  const allowed = await authorizeIn(tx, actor, 'asset.edit', place);
  return allowed.ok ? holdPlace(tx, actor.workspaceId, place) : allowed;
}

interface Written {
  input: IncomingFile;
  checked: CheckedImage | CheckedModel;
  stored: StoredUpload;
}

async function writeDown(
  tx: Transaction,
  actor: Actor,
  { input, checked, stored }: Written,
): Promise<Result<UploadView & { assetId?: string }>> {
  const { workspaceId, userId } = actor;
  const place = checked.kind === 'image' ? input.intoProject : undefined;
  if (place) {
    const held = await checkPlace(tx, actor, place);
    if (!held.ok) return held;
  }
  const { name, title } = tidyFileName(input.fileName);
  const row = await tx.upload.create({
    data: {
      id: newId('upload'),
      workspaceId,
      createdById: userId,
      kind: checked.kind,
      name,
      thumbnailKey: stored.thumbnail?.storageKey ?? null,
      facts: { ...checked.facts },
      ...stored.main,
    },
  });
  const assetId = place && (await insertImageAsset(tx, { upload: row, stored, place, name: title }));
  await noteAudit(tx, actor, {
    action: 'upload.received',
    target: assetId ? { kind: 'asset', id: assetId, name: title } : { kind: 'upload', id: row.id, name },
    projectId: place?.projectId,
    after: { kind: row.kind, bytes: row.bytes, sha256: row.sha256 },
  });
  return ok({ ...uploadView(row), ...(assetId && { assetId }) });
}
