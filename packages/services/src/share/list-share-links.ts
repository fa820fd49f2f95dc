import { Prisma, type Database } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ShareLinkView } from '@maquette/domain/share';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readShareLinks } from './read-share-links.ts';

/** Links of a project; with `targetId`, those to that thing (of an asset: to its versions too). At most 500. */
export async function listShareLinks(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, targetId }: { projectId: string; targetId?: string },
): Promise<Result<ShareLinkView[]>> {
  const allowed = await authorizeIn(deps.db.prisma, actor, 'share.see', { projectId });
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  if (targetId !== undefined && !(await isIn(deps.db.prisma, { workspaceId, projectId, targetId })))
    return notFound();
  const ofTarget =
    targetId === undefined
      ? Prisma.empty
      : Prisma.sql`AND (s."targetId" = ${targetId} OR s."targetId" IN (
          SELECT mine."id" FROM "AssetVersion" mine
          WHERE mine."workspaceId" = ${workspaceId} AND mine."assetId" = ${targetId}))`;
  const which = Prisma.sql`s."workspaceId" = ${workspaceId} AND s."projectId" = ${projectId} ${ofTarget}`;
  return ok(await readShareLinks(deps.db.prisma, which));
}

/** A thing that is not there is said to be so, instead of shown as shared with nobody. */
async function isIn(
  db: Database['prisma'],
  { workspaceId, projectId, targetId }: { workspaceId: string; projectId: string; targetId: string },
): Promise<boolean> {
  const rows = await db.$queryRaw<{ there: boolean }[]>`
    SELECT ${targetId} = ${projectId}
      OR EXISTS (SELECT 1 FROM "Folder" f
        WHERE f."workspaceId" = ${workspaceId} AND f."projectId" = ${projectId} AND f."id" = ${targetId})
      OR EXISTS (SELECT 1 FROM "Asset" a LEFT JOIN "AssetVersion" v ON v."assetId" = a."id"
        WHERE a."workspaceId" = ${workspaceId} AND a."projectId" = ${projectId}
          AND ${targetId} IN (a."id", v."id")) AS "there"`;
  return rows[0]!.there;
}
