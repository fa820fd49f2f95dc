import type { Transaction } from '@maquette/db';
import type { Actor, Origin } from '@maquette/domain/access';
import type { AuditAction, AuditActorKind, AuditFields } from '@maquette/domain/audit';
import { newId } from '../new-id.ts';

/**
 * Whoever acts without having entered: the studio itself, the payment provider, its operator, a visitor of a link, a person
 * who signs in or out.
 */
export interface Outsider {
  workspaceId: string;
  kind: Exclude<AuditActorKind, 'api_key'>;
  /** `Stripe`, `The studio`, the name that a visitor gave. */
  name: string;
  /** The person, when there is one. */
  userId?: string;
  from?: Origin;
}

export interface AuditNote {
  action: AuditAction;
  outcome?: 'allowed' | 'refused';
  target?: { kind: string; id: string; name?: string };
  projectId?: string;
  /** What changed, without secrets; see `auditChange`. */
  before?: AuditFields;
  after?: AuditFields;
}

const userAgentCharactersMax = 300;

/**
 * Writes an event into the workspace's audit log, in the transaction of the change. It takes the lock of the log's end,
 * so it is the last thing that a transaction does: whoever takes another lock after it may wait in a circle.
 */
export async function noteAudit(tx: Transaction, by: Actor | Outsider, note: AuditNote): Promise<void> {
  const { action, outcome, target, projectId, before, after } = note;
  await tx.auditEvent.create({
    data: {
      id: newId('auditEvent'),
      workspaceId: by.workspaceId,
      ...(await whoOf(tx, by)),
      action,
      outcome,
      targetKind: target?.kind,
      targetId: target?.id,
      targetName: target?.name,
      projectId,
      before,
      after,
      ip: by.from?.ip,
      userAgent: by.from?.userAgent?.slice(0, userAgentCharactersMax),
    },
    select: { id: true },
  });
}

async function whoOf(tx: Transaction, by: Actor | Outsider) {
  if ('kind' in by) return { actorKind: by.kind, actorId: by.userId, actorName: by.name };
  const { userId, via } = by;
  if (via.kind === 'api-key') {
    const key = await tx.apiKey.findUnique({ where: { id: via.apiKeyId }, select: { name: true } });
    const actorKind = 'api_key' as const;
    return { actorKind, actorId: via.apiKeyId, actorName: key?.name ?? '', onBehalfOfId: userId };
  }
  const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true } });
  return { actorKind: 'user' as const, actorId: userId, actorName: user?.name ?? '' };
}
