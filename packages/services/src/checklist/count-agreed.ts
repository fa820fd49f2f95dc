import type { Actor } from '@maquette/domain/access';
import { checklistItems } from '@maquette/domain/checklist';
import { ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';

/** How many models a project has, and of how many the team agreed on every point for one of their versions. */
export async function countAgreed(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: { projectId: string },
): Promise<Result<{ results: number; agreed: number }>> {
  const allowed = await authorizeIn(db.prisma, actor, 'project.see', { projectId });
  if (!allowed.ok) return allowed;
  const [counted] = await db.prisma.$queryRaw<{ results: number; agreed: number }[]>`
    SELECT count(*)::int AS "results", count(*) FILTER (WHERE EXISTS (
      SELECT 1 FROM "AssetVersion" v JOIN "VersionTick" t ON t."versionId" = v."id"
      WHERE v."workspaceId" = a."workspaceId" AND v."assetId" = a."id" AND t."item" = ANY (${[...checklistItems]}::text[])
      GROUP BY v."id" HAVING count(*) = ${checklistItems.length}))::int AS "agreed"
    FROM "Asset" a WHERE a."workspaceId" = ${actor.workspaceId} AND a."projectId" = ${projectId}
      AND a."kind" = 'model' AND a."trashedAt" IS NULL`;
  return ok(counted!);
}
