import { Prisma } from '@maquette/db';
import { ok, type Result } from '@maquette/domain/result';
import type { SharedComment } from '@maquette/domain/share';
import type { ServiceDeps } from '../deps.ts';
import { enterShare } from '../share/enter-share.ts';
import type { Visitor } from '../share/visitor.ts';
import { readComments } from './read-comments.ts';

/** What visitors said about an asset through this very link. What the team says among itself is not for visitors. */
export async function listSharedComments(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { token, visitor, assetId }: { token: string; visitor: Visitor; assetId: string },
): Promise<Result<SharedComment[]>> {
  const entered = await enterShare(deps, { token, visitor });
  if (!entered.ok) return entered;
  const { id, workspaceId, mayComment } = entered.value;
  if (!mayComment) return ok([]);
  const comments = await readComments(
    deps.db.prisma,
    Prisma.sql`c."workspaceId" = ${workspaceId} AND c."shareLinkId" = ${id} AND c."assetId" = ${assetId}`,
  );
  return ok(
    comments.map((one) => ({
      id: one.id,
      name: one.authorName,
      body: one.body,
      versionNumber: one.version.number,
      createdAt: one.createdAt,
    })),
  );
}
