import { timingSafeEqual } from 'node:crypto';
import { apiScopes, type Actor, type ApiScope } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { readApiKey } from '../api-keys/api-key-text.ts';
import type { ServiceDeps } from '../deps.ts';

const usedEveryMs = 60_000;

/**
 * Who this API key acts for. One answer for a key that is wrong, over or revoked, and for one whose maker has left the
 * workspace. Its right is its scopes AND its maker's role of this moment (see `authorize`).
 * @param input.bearer the key, as it stands behind "Bearer " in the header
 */
export async function authenticateApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  { bearer }: { bearer: string },
): Promise<Result<Actor>> {
  const read = readApiKey(bearer.trim());
  if (!read) return notValid();
  const now = new Date();
  const key = await deps.db.prisma.apiKey.findUnique({ where: { id: read.id } });
  if (!key || !isSame(key.secretHash, read.secretHash)) return notValid();
  if (key.revokedAt || (key.expiresAt && key.expiresAt <= now)) return notValid();
  const { workspaceId, userId } = key;
  const membership = await deps.db.prisma.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  if (!membership) return notValid();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > usedEveryMs)
    await deps.db.prisma.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
  const scopes = key.scopes.filter((scope): scope is ApiScope => apiScopes.some((known) => known === scope));
  const { role, billing } = membership;
  return ok({ workspaceId, userId, role, billing, via: { kind: 'api-key', apiKeyId: key.id, scopes } });
}

const notValid = () =>
  refuse('auth.required', 'This API key is not valid.', {
    suggestion: 'Make a new key in the settings of the workspace.',
  });

const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
