import { authorize, may, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ApiKeyView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { apiKeyView } from './api-key-view.ts';

const listedMax = 500;

/** The actor's own keys; for owners and admins those of everyone in the workspace. The newest first. */
export async function listApiKeys(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<ApiKeyView[]>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  const seesAll = may(actor, 'workspace.edit');
  const keys = await deps.db.prisma.apiKey.findMany({
    where: { workspaceId: actor.workspaceId, ...(seesAll ? {} : { userId: actor.userId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
  });
  const makers = await deps.db.prisma.user.findMany({
    where: { id: { in: [...new Set(keys.map(({ userId }) => userId))] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(makers.map(({ id, name }) => [id, name]));
  return ok(keys.map((key) => apiKeyView(key, nameOf.get(key.userId) ?? '')));
}
