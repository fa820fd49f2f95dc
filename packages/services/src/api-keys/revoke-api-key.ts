import { authorize, may, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** Ends a key at once: the actor's own, or anyone's for owners and admins. One that is over already stays so. */
export async function revokeApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { apiKeyId }: { apiKeyId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  const mayAny = may(actor, 'workspace.edit');
  const where = { id: apiKeyId, workspaceId: actor.workspaceId, ...(mayAny ? {} : { userId: actor.userId }) };
  const known = await deps.db.prisma.apiKey.findFirst({ where, select: { id: true } });
  if (!known) return notFound();
  await deps.db.prisma.apiKey.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return ok(undefined);
}
