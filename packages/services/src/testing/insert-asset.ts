import type { Database } from '@maquette/db';
import { newId } from '../new-id.ts';
import type { TestWorkspace } from './make-workspace.ts';

/** An asset with `versions` versions, each with a picture and a thumbnail, written without its files. */
export async function insertAsset(
  db: Database,
  { workspaceId, projectId, actor }: TestWorkspace,
  more: Partial<{
    folderId: string;
    projectId: string;
    name: string;
    kind: 'image' | 'model';
    createdAt: Date;
    createdById: string;
    versions: number;
  }> = {},
): Promise<{ assetId: string; fileIds: string[] }> {
  const { versions = 1, ...asset } = more;
  const assetId = newId('asset');
  const createdById = more.createdById ?? actor.userId;
  await db.prisma.asset.create({
    data: { id: assetId, workspaceId, projectId, kind: 'image', name: 'Chair', createdById, ...asset },
  });
  const fileIds: string[] = [];
  for (let number = 1; number <= versions; number++) {
    const versionId = newId('version');
    const facts = { kind: 'image', widthPixels: 10, heightPixels: 20, hasAlpha: false, bytes: 5 };
    await db.prisma.assetVersion.create({
      data: { id: versionId, workspaceId, assetId, number, facts, createdById },
    });
    for (const role of ['main', 'thumbnail'] as const) {
      const id = newId('file');
      fileIds.push(id);
      const mime = role === 'main' ? 'image/png' : 'image/webp';
      await db.prisma.storedFile.create({
        data: { id, workspaceId, versionId, role, storageKey: `k/${id}`, mime, bytes: 5, sha256: 'ab' },
      });
    }
  }
  return { assetId, fileIds };
}
