import type { ApiKeyModel, Transaction } from '@maquette/db';
import { may, type Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';

/** Which keys somebody sees, and may end: their own; owners and admins those of everyone. */
export const seenKeys = (actor: Actor) => ({
  workspaceId: actor.workspaceId,
  ...(may(actor, 'api-key.manage-workspace') ? {} : { kind: 'personal' as const, userId: actor.userId }),
});

/** Locks a key that the actor sees. Not seen is `not-found`, like not there. */
export async function lockApiKey(
  tx: Transaction,
  actor: Actor,
  apiKeyId: string,
): Promise<Result<ApiKeyModel>> {
  await tx.$queryRaw`
    SELECT 1 FROM "ApiKey" WHERE "id" = ${apiKeyId} AND "workspaceId" = ${actor.workspaceId} FOR UPDATE`;
  const key = await tx.apiKey.findFirst({ where: { id: apiKeyId, ...seenKeys(actor) } });
  return key ? ok(key) : notFound();
}

/** A personal key is its maker's alone to change: a new secret of it would be a way to act in another's name. */
export const checkIsTheirs = (actor: Actor, { kind, userId }: ApiKeyModel): Result<void> =>
  kind === 'workspace' || userId === actor.userId
    ? ok(undefined)
    : refuse('access.denied', 'This is another member’s own key.', {
        suggestion: 'You can revoke it; a new one is for its maker to make.',
      });
