import type { Transaction } from '@maquette/db';
import type { Actor, Origin } from '@maquette/domain/access';
import type { AuditAction, AuditActorKind, AuditFields, AuditOutcome } from '@maquette/domain/audit';
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
  outcome?: AuditOutcome;
  target?: { kind: string; id: string; name?: string | null };
  projectId?: string | null;
  /** What changed, without secrets; see `auditChange`. */
  before?: AuditFields;
  after?: AuditFields;
}

/** An event to be written. */
export interface AuditEntry {
  by: Actor | Outsider;
  note: AuditNote;
}

const userAgentCharactersMax = 300;
const textCharactersMax = 1_000;

/**
 * Writes an event into the workspace's audit log, in the transaction of the change. It takes the lock of the log's end,
 * so it is the last thing that a transaction does: whoever takes another lock after it may wait in a circle. Where the
 * wallet is locked, give it to `LockedWallet.audit` instead, which waits for the end.
 */
export const noteAudit = (tx: Transaction, by: Actor | Outsider, note: AuditNote): Promise<void> =>
  noteAudits(tx, [{ by, note }]);

/** Writes events of one workspace, in this order, in one statement. */
export async function noteAudits(tx: Transaction, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = JSON.stringify(entries.map(rowOf), plain);
  await tx.$executeRaw`
    INSERT INTO "AuditEvent" ("id", "workspaceId", "actorKind", "actorId", "actorName", "onBehalfOfId", "action",
      "outcome", "targetKind", "targetId", "targetName", "projectId", "before", "after", "ip", "userAgent")
    SELECT e."id", e."workspaceId", e."actorKind"::"AuditActor", e."actorId", COALESCE(e."actorName",
        CASE e."actorKind" WHEN 'api_key' THEN (SELECT k."name" FROM "ApiKey" k WHERE k."id" = e."actorId")
          ELSE (SELECT u."name" FROM "User" u WHERE u."id" = e."actorId") END, ''),
      e."onBehalfOfId", e."action", e."outcome"::"AuditOutcome", e."targetKind", e."targetId", e."targetName",
      e."projectId", e."before", e."after", e."ip", e."userAgent"
    FROM ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS ("id" text, "workspaceId" text, "actorKind" text,
      "actorId" text, "actorName" text, "onBehalfOfId" text, "action" text, "outcome" text, "targetKind" text,
      "targetId" text, "targetName" text, "projectId" text, "before" jsonb, "after" jsonb, "ip" text,
      "userAgent" text)) WITH ORDINALITY AS e
    ORDER BY e."ordinality"`;
}

const rowOf = ({ by, note }: AuditEntry) => ({
  id: newId('auditEvent'),
  workspaceId: by.workspaceId,
  ...whoOf(by),
  action: note.action,
  outcome: note.outcome ?? 'allowed',
  targetKind: note.target?.kind,
  targetId: note.target?.id,
  targetName: note.target?.name,
  projectId: note.projectId,
  before: note.before,
  after: note.after,
  ip: by.from?.ip,
  userAgent: by.from?.userAgent?.slice(0, userAgentCharactersMax),
});

/** Members and keys are named by the database, as they are called at that moment. */
function whoOf(by: Actor | Outsider) {
  if ('kind' in by) return { actorKind: by.kind, actorId: by.userId, actorName: by.name };
  const { userId, via } = by;
  return via.kind === 'api-key'
    ? { actorKind: 'api_key', actorId: via.apiKeyId, onBehalfOfId: userId }
    : { actorKind: 'user', actorId: userId };
}

/** Without halves of characters. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Texts that the database takes, of a length that is read; numbers that every program writes alike (the hash needs it). */
function plain(_name: string, value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (typeof value !== 'string') return value;
  const text = wellFormed(value.replaceAll('\0', ''));
  return text.length > textCharactersMax ? `${wellFormed(text.slice(0, textCharactersMax))}…` : text;
}
