import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { authorizeUpload } from './authorize-upload.ts';

/** Where an upload lies in the store, or its thumbnail; a model has none. For the route that serves it. */
export async function uploadFile(
  deps: Pick<ServiceDeps, 'db' | 'store'>,
  actor: Actor,
  { uploadId, thumbnail = false }: { uploadId: string; thumbnail?: boolean },
): Promise<Result<{ storageKey: string; mime: string; bytes: number }>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const row = await deps.db.prisma.upload.findUnique({
    where: { workspaceId_id: { workspaceId, id: uploadId } },
  });
  if (!row) return notFound();
  const seen = await authorizeUpload(deps, actor, row);
  if (!seen.ok) return seen;
  if (!thumbnail) return ok({ storageKey: row.storageKey, mime: row.mime, bytes: row.bytes });
  const known = row.thumbnailKey === null ? null : await deps.store.head(row.thumbnailKey);
  return known && row.thumbnailKey !== null ? ok({ storageKey: row.thumbnailKey, ...known }) : notFound();
}
