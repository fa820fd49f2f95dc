import type { ApiKeyModel, Transaction } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { overlapHours, type ApiKeyView } from '@maquette/domain/api-keys';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { keyTarget } from './api-key-audit.ts';
import { makeApiKey } from './api-key-text.ts';
import { checkExpiry, checkScopes } from './check-key.ts';
import { lockApiKey } from './lock-api-key.ts';
import { viewApiKeys } from './view-api-keys.ts';

const hourMs = 3_600_000;

export interface RotateApiKey {
  apiKeyId: string;
  /** The old key works for so long, 0 to 168 whole hours; 24 unless told. 0: it ends at once. */
  overlapHours?: number;
  /** When the new key ends; left out: when the old one was to end. */
  expiresAt?: string | Date | null;
}

/**
 * Makes a new key in the place of another one, with the same name, scopes and projects; the old one goes on for the
 * overlap, so that programs can change over. Its caps go over to the new key, and what was spent with the old one counts
 * under them. A personal key is rotated by its maker; one of the workspace by any owner or admin, whose rights the new key
 * has. The key itself is in this answer and nowhere else.
 */
export async function rotateApiKey(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: RotateApiKey,
): Promise<Result<{ key: string; view: ApiKeyView }>> {
  const allowed = authorize(actor, 'api-key.manage-own');
  if (!allowed.ok) return allowed;
  const hours = input.overlapHours ?? overlapHours.default;
  if (!Number.isInteger(hours) || hours < 0 || hours > overlapHours.max)
    return refuse('input.invalid', `The overlap is 0 to ${overlapHours.max} whole hours.`, {
      field: 'overlapHours',
    });
  const expiresAt = checkExpiry(input.expiresAt ?? null);
  if (!expiresAt.ok) return expiresAt;
  return deps.db.transaction(async (tx) => {
    const found = await lockApiKey(tx, actor, { apiKeyId: input.apiKeyId, to: 'change' });
    if (!found.ok) return found;
    const old = found.value;
    const now = new Date();
    const open = checkRotatable(actor, old, now);
    if (!open.ok) return open;
    const { text, ...stored } = makeApiKey();
    const row = await replace(tx, old, {
      ...stored,
      userId: actor.userId,
      expiresAt: input.expiresAt === undefined ? old.expiresAt : expiresAt.value,
      oldEnd: earlier(old.expiresAt, new Date(now.getTime() + hours * hourMs)),
      now,
    });
    const [view] = await viewApiKeys(tx, actor, [row]);
    await noteAudit(tx, actor, {
      action: 'api-key.rotated',
      ...keyTarget(old),
      before: { prefix: old.prefix, expiresAt: old.expiresAt?.toISOString() ?? null },
      after: { prefix: row.prefix, newKeyId: row.id, overlapHours: hours },
    });
    return ok({ key: text, view: view! });
  });
}

/** A key is replaced while it lives, once, within what the actor may give a key now. */
function checkRotatable(actor: Actor, key: ApiKeyModel, now: Date): Result<void> {
  if (key.replacedById !== null)
    return refuse('conflict.state', 'Another key took its place already.', {
      suggestion: 'Rotate that one.',
    });
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now))
    return refuse('conflict.state', 'This key is over.', { suggestion: 'Make a new one.' });
  const scopes = checkScopes(actor, key.scopes);
  return scopes.ok ? ok(undefined) : scopes;
}

async function replace(
  tx: Transaction,
  old: ApiKeyModel,
  {
    oldEnd,
    now,
    ...made
  }: Pick<ApiKeyModel, 'id' | 'prefix' | 'secretHash' | 'userId' | 'expiresAt'> & {
    oldEnd: Date;
    now: Date;
  },
): Promise<ApiKeyModel> {
  const { workspaceId, name, kind, scopes, projectIds } = old;
  const row = await tx.apiKey.create({ data: { ...made, workspaceId, name, kind, scopes, projectIds } });
  await tx.apiKey.update({
    where: { id: old.id },
    data: { replacedById: row.id, expiresAt: oldEnd, ...(oldEnd <= now && { revokedAt: now }) },
  });
  await tx.cap.updateMany({
    where: { workspaceId, scope: 'api_key', subjectId: old.id },
    data: { subjectId: row.id },
  });
  return row;
}

const earlier = (a: Date | null, b: Date): Date => (a !== null && a < b ? a : b);
