import type { JobApprovalModel } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { actorWithKey } from '../access/authenticate-api-key.ts';
import { standingIn } from '../access/enter-workspace.ts';
import { readMember } from '../access/read-member.ts';
import type { ServiceDeps } from '../deps.ts';

/** Who asked, with the rights of this moment. Refuses when they left the workspace, or their key was revoked. */
export async function readRequester(
  { db }: Pick<ServiceDeps, 'db'>,
  { workspaceId, requestedById: userId, apiKeyId }: JobApprovalModel,
): Promise<Result<Actor>> {
  const member = await readMember(db.prisma, { workspaceId, userId });
  if (!member || member.suspendedAt)
    return refuse('conflict.state', 'The one who asked is no longer a member of the workspace.', {
      suggestion: 'Decline the request.',
    });
  // Nobody's session: they are not here.
  if (apiKeyId === null) return ok({ ...standingIn(member), via: { kind: 'session', sessionId: '' } });
  const key = await db.prisma.apiKey.findFirst({ where: { id: apiKeyId, workspaceId, revokedAt: null } });
  if (!key)
    return refuse('conflict.state', 'The API key that asked was revoked.', {
      suggestion: 'Decline the request.',
    });
  return ok(actorWithKey(member, key));
}
