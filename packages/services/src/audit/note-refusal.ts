import { createRateLimiter } from '@maquette/db';
import { actorLabel, type Actor } from '@maquette/domain/access';
import type { Refusal } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { noteAudit } from './note-audit.ts';

export interface RefusedCall {
  /** What was called: `cap.set`, `DELETE /api/v1/caps/{id}`. */
  route: string;
  /** It would have changed something. */
  isWrite: boolean;
  refusal: Refusal;
}

/**
 * Writes down that somebody was refused what they have no right to, after the refused transaction and apart from it. Tries
 * to change something are all written, up to 60 a minute for one person or key; tries to read once an hour for
 * each thing, so that nobody floods the log. Never fails: the answer to the call stays what it is.
 */
export async function noteRefusal(
  deps: Pick<ServiceDeps, 'db' | 'log'>,
  actor: Actor,
  { route, isWrite, refusal }: RefusedCall,
): Promise<void> {
  if (refusal.code !== 'access.denied') return;
  try {
    const who = `${actor.workspaceId} ${actorLabel(actor)}`;
    const limit = isWrite ? writes(deps.db) : reads(deps.db);
    const taken = await limit.take(isWrite ? who : `${who} ${route}`);
    if (!taken.isAllowed) return;
    const { action, role } = refusal.detail ?? {};
    await deps.db.transaction((tx) =>
      noteAudit(tx, actor, {
        action: 'route.refused',
        outcome: 'refused',
        target: { kind: 'route', id: route, name: route },
        after: {
          ...(typeof action === 'string' && { right: action }),
          ...(typeof role === 'string' && { role }),
          reason: refusal.message,
        },
      }),
    );
  } catch (error) {
    deps.log.error({ error, route }, 'a refusal could not be written into the audit log');
  }
}

const writes = (db: ServiceDeps['db']) =>
  createRateLimiter(db, { name: 'audit-refused-write', max: 60, perSeconds: 60 });
const reads = (db: ServiceDeps['db']) =>
  createRateLimiter(db, { name: 'audit-refused-read', max: 1, perSeconds: 3_600 });
