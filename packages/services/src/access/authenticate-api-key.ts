import { timingSafeEqual } from 'node:crypto';
import type { ApiKeyModel } from '@maquette/db';
import {
  apiScopes,
  seesProject,
  type Actor,
  type ApiScope,
  type Origin,
  type Reach,
} from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { readApiKey } from '../api-keys/api-key-text.ts';
import type { ServiceDeps } from '../deps.ts';
import { standingIn } from './enter-workspace.ts';
import { readMember, type Member } from './read-member.ts';

const usedEveryMs = 60_000;

/**
 * Who this API key acts for. One answer for a key that is wrong, over or revoked, and for one whose maker has left the
 * workspace. Its right is its scopes AND its maker's role of this moment (see `authorize`).
 * @param input.bearer the key, as it stands behind "Bearer " in the header
 */
export async function authenticateApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  { bearer, from }: { bearer: string; from?: Origin },
): Promise<Result<Actor>> {
  const read = readApiKey(bearer.trim());
  if (!read) return notValid();
  const now = new Date();
  const key = await deps.db.prisma.apiKey.findUnique({ where: { id: read.id } });
  if (!key || !isSame(key.secretHash, read.secretHash)) return notValid();
  if (key.revokedAt || (key.expiresAt && key.expiresAt <= now)) return notValid();
  const member = await readMember(deps.db.prisma, key);
  if (!member || member.suspendedAt || member.role === 'guest') return notValid();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > usedEveryMs)
    await deps.db.prisma.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
  return ok({ ...actorWithKey(member, key), ...(from && { from }) });
}

/** A member as their key makes them: within its scopes and its projects. A viewer's key reads, whatever it was made for. */
export function actorWithKey(
  member: Member,
  { id: apiKeyId, scopes: given, projectIds }: Pick<ApiKeyModel, 'id' | 'scopes' | 'projectIds'>,
): Actor {
  const most = member.role === 'viewer' ? readOnly : apiScopes;
  const scopes = most.filter((scope) => given.includes(scope));
  const reach = keptReach(member.reach, projectIds);
  return { ...standingIn(member), reach, via: { kind: 'api-key', apiKeyId, scopes, projectIds } };
}

const readOnly: readonly ApiScope[] = ['read'];

/** What a key that is kept to some projects sees: those of them that its maker sees. */
const keptReach = (reach: Reach, projectIds: string[]): Reach =>
  projectIds.length === 0
    ? reach
    : { all: false, only: projectIds.filter((id) => seesProject({ reach }, id)) };

const notValid = () =>
  refuse('auth.required', 'This API key is not valid.', {
    suggestion: 'Make a new key in the settings of the workspace.',
  });

const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
