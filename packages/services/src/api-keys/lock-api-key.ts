import type { ApiKeyModel, Transaction } from '@maquette/db';
import { may, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';

/** Which keys somebody sees, and may end: their own; owners and admins those of everyone. */
export const seenKeys = (actor: Actor) => ({
  workspaceId: actor.workspaceId,
  ...(may(actor, 'api-key.manage-workspace') ? {} : { kind: 'personal' as const, userId: actor.userId }),
});

/**
 * Locks a key that the actor sees, to end it; or, to change it, one that is theirs: their own personal ones, and for owners
 * and admins those of the workspace. A new secret of somebody else's key would be a way to act in their name. Any other is
 * `not-found`, like one that is not there.
 */
export async function lockApiKey(
  tx: Transaction,
  actor: Actor,
  { apiKeyId, to }: { apiKeyId: string; to: 'end' | 'change' },
): Promise<Result<ApiKeyModel>> {
  await tx.$queryRaw`
    SELECT 1 FROM "ApiKey" WHERE "id" = ${apiKeyId} AND "workspaceId" = ${actor.workspaceId} FOR UPDATE`;
  const key = await tx.apiKey.findFirst({ where: { id: apiKeyId, ...seenKeys(actor) } });
  const isTheirs = key && (key.kind === 'workspace' || key.userId === actor.userId);
  return key && (isTheirs || to === 'end') ? ok(key) : notFound();
}
