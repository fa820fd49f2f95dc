import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { suspended } from '../access/enter-workspace.ts';

interface Maker {
  isMember: boolean;
  isSuspended: boolean;
  isKeyAlive: boolean;
}

/**
 * Whether the maker of a job may still enter: their rights were read before the wallet was locked, and who removes somebody
 * takes that lock to cancel what waits. So a job is either placed before, and cancelled, or refused here.
 */
export async function checkMaker(
  tx: Pick<Transaction, '$queryRaw'>,
  { workspaceId, userId, via }: Actor,
): Promise<Result<void>> {
  const keyId = via.kind === 'api-key' ? via.apiKeyId : null;
  const [maker] = await tx.$queryRaw<Maker[]>`
    SELECT m."userId" IS NOT NULL AND w."deletedAt" IS NULL AS "isMember",
      m."suspendedAt" IS NOT NULL AS "isSuspended",
      ${keyId}::text IS NULL OR EXISTS (
        SELECT 1 FROM "ApiKey" k WHERE k."id" = ${keyId} AND k."workspaceId" = w."id" AND k."revokedAt" IS NULL
          AND (k."expiresAt" IS NULL OR k."expiresAt" > now())) AS "isKeyAlive"
    FROM "Workspace" w LEFT JOIN "Membership" m ON m."workspaceId" = w."id" AND m."userId" = ${userId}
    WHERE w."id" = ${workspaceId}`;
  if (!maker?.isMember) return notFound();
  if (maker.isSuspended) return suspended();
  if (!maker.isKeyAlive) return refuse('auth.required', 'This API key is not valid.');
  return ok(undefined);
}
