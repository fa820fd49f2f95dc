import type { Transaction, UploadModel } from '@maquette/db';
import { newId } from '../new-id.ts';
import type { Place } from '../projects/hold-place.ts';
import type { StoredUpload } from '../uploads/store-checked.ts';

/**
 * Makes an image asset with its first version of an upload. Both have the same files in the store: whoever removes one
 * of them asks first whether the other is there. The place was checked.
 */
export async function insertImageAsset(
  tx: Transaction,
  { upload, stored, place, name }: { upload: UploadModel; stored: StoredUpload; place: Place; name: string },
): Promise<string> {
  const { workspaceId, createdById } = upload;
  const assetId = newId('asset');
  const versionId = newId('version');
  await tx.asset.create({
    data: { id: assetId, workspaceId, ...place, kind: 'image', name, createdById },
  });
  await tx.assetVersion.create({
    data: {
      id: versionId,
      workspaceId,
      assetId,
      number: 1,
      uploadId: upload.id,
      facts: upload.facts ?? {},
      createdById,
    },
  });
  const files = [
    { role: 'main' as const, ...stored.main },
    ...(stored.thumbnail ? [{ role: 'thumbnail' as const, ...stored.thumbnail }] : []),
  ];
  await tx.storedFile.createMany({
    data: files.map((file) => ({ id: newId('file'), workspaceId, versionId, ...file })),
  });
  return assetId;
}
