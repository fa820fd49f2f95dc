import { timingSafeEqual } from 'node:crypto';
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
import { readMember } from './read-member.ts';

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
  if (!member || member.suspendedAt) return notValid();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > usedEveryMs)
    await deps.db.prisma.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
  const scopes = key.scopes.filter((scope): scope is ApiScope => apiScopes.some((known) => known === scope));
  const { projectIds } = key;
  const standing = { ...standingIn(member), reach: keptReach(member.reach, projectIds) };
  const via = { kind: 'api-key' as const, apiKeyId: key.id, scopes, projectIds };
  return ok({ ...standing, via, ...(from && { from }) });
}

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
