import type { Transaction } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import type { ApiKeyKind, ApiKeyView } from '@maquette/domain/api-keys';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import { capsMax } from '../caps/set-cap.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { keyFields, keyTarget } from './api-key-audit.ts';
import { makeApiKey } from './api-key-text.ts';
import {
  checkExpiry,
  checkKeyCap,
  checkKeyCount,
  checkProjects,
  checkScopes,
  type KeyCap,
} from './check-key.ts';
import { viewApiKeys } from './view-api-keys.ts';

export interface NewApiKey {
  name: string;
  scopes: readonly string[];
  /** `personal`, unless told. */
  kind?: ApiKeyKind;
  /** The key sees these projects alone; left out or empty: all that its maker sees. */
  projectIds?: readonly string[];
  /** The most that may be spent with it in a day or a month; nothing above that starts. */
  cap?: KeyCap | null;
  /** When it ends, ISO 8601; never, unless told. */
  expiresAt?: string | Date | null;
}

/**
 * Makes a key for programs. Its right is its scopes AND its maker's role of the moment in which it is used. The key
 * itself is in this answer and nowhere else. A viewer's key can only read; a key of the workspace is made by owners and
 * admins, and all of them look after it.
 */
export async function createApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: NewApiKey,
): Promise<Result<{ key: string; view: ApiKeyView }>> {
  const { kind = 'personal', cap = null } = input;
  const allowed = authorize(actor, kind === 'personal' ? 'api-key.manage-own' : 'api-key.manage-workspace');
  if (!allowed.ok) return allowed;
  const checked = checkFields(actor, input);
  if (!checked.ok) return checked;
  const { workspaceId, userId } = actor;
  const { text, ...stored } = makeApiKey();
  return deps.db.transaction(async (tx) => {
    const room = await checkKeyCount(tx, actor, kind);
    if (!room.ok) return room;
    const projectIds = await checkProjects(tx, actor, input.projectIds ?? []);
    if (!projectIds.ok) return projectIds;
    if (cap && (await tx.cap.count({ where: { workspaceId } })) >= capsMax)
      return refuse('conflict.state', `This workspace has ${capsMax} caps, which is the most.`, {
        field: 'cap',
      });
    const row = await tx.apiKey.create({
      data: { ...stored, workspaceId, userId, kind, projectIds: projectIds.value, ...checked.value },
    });
    if (cap) await writeCap(tx, actor, { ...cap, apiKeyId: row.id });
    const [view] = await viewApiKeys(tx, actor, [row]);
    await noteAudit(tx, actor, {
      action: 'api-key.created',
      ...keyTarget(row),
      after: { ...keyFields(row), ...(cap && { capCredits: cap.credits, capPeriod: cap.period }) },
    });
    return ok({ key: text, view: view! });
  });
}

function checkFields(actor: Actor, input: NewApiKey) {
  const name = tidyName(input.name, { field: 'name', kind: 'apiKey' });
  if (!name.ok) return name;
  const scopes = checkScopes(actor, input.scopes);
  if (!scopes.ok) return scopes;
  const expiresAt = checkExpiry(input.expiresAt ?? null);
  if (!expiresAt.ok) return expiresAt;
  const cap = input.cap ? checkKeyCap(input.cap) : ok(undefined);
  if (!cap.ok) return cap;
  return ok({ name: name.value, scopes: scopes.value, expiresAt: expiresAt.value });
}

const writeCap = (
  tx: Transaction,
  { workspaceId, userId: createdById }: Actor,
  { apiKeyId, period, credits }: KeyCap & { apiKeyId: string },
) =>
  tx.cap.create({
    data: {
      id: newId('cap'),
      workspaceId,
      scope: 'api_key',
      subjectId: apiKeyId,
      period,
      credits,
      isHard: true,
      createdById,
    },
  });
