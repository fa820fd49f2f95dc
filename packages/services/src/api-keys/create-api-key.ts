import { apiScopes, authorize, type Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName, type ApiKeyView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { makeApiKey } from './api-key-text.ts';
import { apiKeyView } from './api-key-view.ts';

const keysMax = 50;

export interface NewApiKey {
  name: string;
  scopes: string[];
  /** When it ends, ISO 8601; never, unless told. */
  expiresAt?: string | Date | null;
}

/**
 * Makes a key for programs, with its maker's rights in this workspace, cut down to its scopes. The key itself is in
 * this answer and nowhere else. A viewer's key can only read.
 */
export async function createApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: NewApiKey,
): Promise<Result<{ key: string; view: ApiKeyView }>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  const name = tidyName(input.name, { field: 'name', kind: 'apiKey' });
  if (!name.ok) return name;
  const scopes = checkScopes(actor, input.scopes);
  if (!scopes.ok) return scopes;
  const expiresAt = checkExpiry(input.expiresAt ?? null);
  if (!expiresAt.ok) return expiresAt;
  const { workspaceId, userId } = actor;
  const made = makeApiKey();
  return deps.db.transaction(async (tx) => {
    // one at a time for a member, so that the count holds
    await tx.$queryRaw`
      SELECT 1 FROM "Membership" WHERE "workspaceId" = ${workspaceId} AND "userId" = ${userId} FOR UPDATE`;
    const count = await tx.apiKey.count({ where: { workspaceId, userId, revokedAt: null } });
    if (count >= keysMax)
      return refuse('conflict.state', `You have ${count} keys in this workspace, which is the most.`, {
        suggestion: 'Revoke one that is no longer used.',
      });
    const { text, ...stored } = made;
    const row = await tx.apiKey.create({
      data: {
        ...stored,
        workspaceId,
        userId,
        name: name.value,
        scopes: scopes.value,
        expiresAt: expiresAt.value,
      },
    });
    const { name: makerName } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    return ok({ key: text, view: apiKeyView(row, makerName) });
  });
}

function checkScopes(actor: Actor, asked: string[]): Result<string[]> {
  const scopes = apiScopes.filter((scope) => asked.includes(scope));
  const unknown = asked.find((scope) => !apiScopes.some((known) => known === scope));
  if (unknown !== undefined || scopes.length === 0)
    return refuse('input.invalid', `Choose at least one of: ${apiScopes.join(', ')}.`, { field: 'scopes' });
  if (actor.role === 'viewer' && scopes.some((scope) => scope !== 'read'))
    return refuse('access.denied', 'As viewer you can only make keys that read.', {
      field: 'scopes',
      suggestion: 'Choose the scope "read" alone.',
    });
  return ok(scopes);
}

function checkExpiry(asked: string | Date | null): Result<Date | null> {
  if (asked === null) return ok(null);
  const expiresAt = new Date(asked);
  if (Number.isNaN(expiresAt.getTime()) || expiresAt.getTime() <= Date.now())
    return refuse('input.invalid', 'The end of a key must lie in the future.', { field: 'expiresAt' });
  return ok(expiresAt);
}
