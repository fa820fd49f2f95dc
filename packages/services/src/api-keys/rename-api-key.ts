import { authorize, type Actor } from '@maquette/domain/access';
import type { ApiKeyView } from '@maquette/domain/api-keys';
import { ok, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { keyTarget } from './api-key-audit.ts';
import { lockApiKey } from './lock-api-key.ts';
import { viewApiKeys } from './view-api-keys.ts';

/** Gives a key another name: one of the actor's own, or one of the workspace for owners and admins. */
export async function renameApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { apiKeyId: string; name: string },
): Promise<Result<ApiKeyView>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  const tidy = tidyName(input.name, { field: 'name', kind: 'apiKey' });
  if (!tidy.ok) return tidy;
  const { apiKeyId } = input;
  return deps.db.transaction(async (tx) => {
    const key = await lockApiKey(tx, actor, { apiKeyId, to: 'change' });
    if (!key.ok) return key;
    const row = await tx.apiKey.update({ where: { id: apiKeyId }, data: { name: tidy.value } });
    const [view] = await viewApiKeys(tx, actor, [row]);
    if (key.value.name !== row.name)
      await noteAudit(tx, actor, {
        action: 'api-key.renamed',
        ...keyTarget(row),
        before: { name: key.value.name },
        after: { name: row.name },
      });
    return ok(view!);
  });
}
