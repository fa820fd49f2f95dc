import type { Transaction } from '@maquette/db';
import { apiScopes, seesProject, type Actor } from '@maquette/domain/access';
import { keptProjectsMax, type ApiKeyKind } from '@maquette/domain/api-keys';
import type { CapPeriod } from '@maquette/domain/caps';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';

export interface KeyCap {
  period: CapPeriod;
  credits: number;
}

/** Some of the known scopes; a viewer's key reads. */
export function checkScopes(actor: Actor, asked: readonly string[]): Result<string[]> {
  const scopes = apiScopes.filter((scope) => asked.includes(scope));
  const unknown = asked.find((scope) => !apiScopes.some((known) => known === scope));
  if (unknown !== undefined || scopes.length === 0)
    return refuse('input.invalid', `Choose at least one of: ${apiScopes.join(', ')}.`, { field: 'scopes' });
  if (actor.role === 'viewer' && scopes.some((scope) => scope !== 'read'))
    return refuse('access.denied', 'As viewer you can only make keys that read.', {
      field: 'scopes',
      suggestion: 'Choose the scope "read" alone.',
    });
  return ok(scopes);
}

/** A moment to come, or none. */
export function checkExpiry(asked: string | Date | null): Result<Date | null> {
  if (asked === null) return ok(null);
  const expiresAt = new Date(asked);
  if (Number.isNaN(expiresAt.getTime()) || expiresAt.getTime() <= Date.now())
    return refuse('input.invalid', 'The end of a key must lie in the future.', { field: 'expiresAt' });
  return ok(expiresAt);
}

/** Each is a project that the actor sees; one that is hidden is answered like one that is not there. */
export async function checkProjects(
  reader: Pick<Transaction, 'project'>,
  actor: Actor,
  asked: readonly string[],
): Promise<Result<string[]>> {
  const ids = [...new Set(asked)];
  if (ids.length > keptProjectsMax)
    return refuse('input.invalid', `A key can be kept to ${keptProjectsMax} projects at most.`, {
      field: 'projectIds',
    });
  const where = { workspaceId: actor.workspaceId, id: { in: ids } };
  const count = ids.length === 0 ? 0 : await reader.project.count({ where });
  return count === ids.length && ids.every((id) => seesProject(actor, id)) ? ok(ids) : notFound();
}

export const checkKeyCap = ({ credits }: KeyCap): Result<void> =>
  Number.isInteger(credits) && credits >= 0 && credits <= thresholdCreditsMax
    ? ok(undefined)
    : refuse('input.invalid', `A cap is 0 to ${thresholdCreditsMax} whole credits.`, {
        field: 'cap.credits',
      });

const keysMax = 50;

/**
 * Locks the keys of the workspace against others who make some, and refuses one more than there may be. Keys that are
 * over do not count.
 */
export async function checkKeyCount(
  tx: Transaction,
  { workspaceId, userId }: Actor,
  kind: ApiKeyKind,
): Promise<Result<void>> {
  await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
  const isAlive = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  const whose = kind === 'personal' ? { kind, userId } : { kind };
  const count = await tx.apiKey.count({ where: { workspaceId, ...whose, ...isAlive } });
  if (count < keysMax) return ok(undefined);
  const owner = kind === 'personal' ? 'You have' : 'The workspace has';
  return refuse('conflict.state', `${owner} ${count} keys, which is the most.`, {
    suggestion: 'Revoke one that is no longer used.',
  });
}
