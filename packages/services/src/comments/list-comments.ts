import { Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { CommentView } from '@maquette/domain/comments';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeAsset } from '../assets/authorize-asset.ts';
import type { ServiceDeps } from '../deps.ts';
import { readComments } from './read-comments.ts';

/** What was said about an asset, or about one of its versions, the oldest first; the newest 500. */
export async function listComments(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetId, versionId }: { assetId: string; versionId?: string },
): Promise<Result<CommentView[]>> {
  const allowed = await authorizeAsset(deps.db.prisma, actor, 'asset.see', { assetId });
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  if (versionId !== undefined) {
    const version = await deps.db.prisma.assetVersion.findFirst({
      where: { workspaceId, assetId, id: versionId },
      select: { id: true },
    });
    // what is not there is said to be so
    if (!version) return notFound();
  }
  const ofVersion = versionId === undefined ? Prisma.empty : Prisma.sql`AND c."versionId" = ${versionId}`;
  return ok(
    await readComments(
      deps.db.prisma,
      Prisma.sql`c."workspaceId" = ${workspaceId} AND c."assetId" = ${assetId} ${ofVersion}`,
    ),
  );
}
