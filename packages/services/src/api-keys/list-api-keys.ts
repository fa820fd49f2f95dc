import { authorize, type Actor } from '@maquette/domain/access';
import type { ApiKeyView } from '@maquette/domain/api-keys';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { seenKeys } from './lock-api-key.ts';
import { viewApiKeys } from './view-api-keys.ts';

const listedMax = 500;

/** The actor's own keys; for owners and admins those of everyone, and those of the workspace. The newest first. */
export async function listApiKeys(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<ApiKeyView[]>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  const keys = await deps.db.prisma.apiKey.findMany({
    where: seenKeys(actor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
  });
  return ok(await viewApiKeys(deps.db.prisma, actor, keys));
}
