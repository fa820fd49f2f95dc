import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { keyTarget } from './api-key-audit.ts';
import { lockApiKey } from './lock-api-key.ts';

/** Ends a key at once: the actor's own, or anyone's for owners and admins. One that is over already stays so. */
export async function revokeApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { apiKeyId }: { apiKeyId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  return deps.db.transaction(async (tx) => {
    const key = await lockApiKey(tx, actor, { apiKeyId, to: 'end' });
    if (!key.ok) return key;
    if (key.value.revokedAt !== null) return ok(undefined);
    const revokedAt = new Date();
    await tx.apiKey.update({ where: { id: apiKeyId }, data: { revokedAt } });
    await noteAudit(tx, actor, {
      action: 'api-key.revoked',
      ...keyTarget(key.value),
      before: { revokedAt: null },
      after: { revokedAt: revokedAt.toISOString() },
    });
    return ok(undefined);
  });
}
