import { authorize, type Actor } from '@maquette/domain/access';
import type { UploadView } from '@maquette/domain/assets';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { authorizeUpload } from './authorize-upload.ts';
import { uploadView } from './upload-view.ts';

/** An upload of the actor's workspace. */
export async function getUpload(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<Result<UploadView>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const row = await deps.db.prisma.upload.findUnique({
    where: { workspaceId_id: { workspaceId, id: uploadId } },
  });
  if (!row) return notFound();
  const seen = await authorizeUpload(deps, actor, row);
  return seen.ok ? ok(uploadView(row)) : seen;
}
