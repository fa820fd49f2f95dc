import { stringify } from 'csv-stringify/sync';
import type { Actor } from '@maquette/domain/access';
import type { AuditEventView } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { auditSight } from './audit-sight.ts';
import { checkFilter } from './check-filter.ts';
import { readEvents, type AuditFilter } from './read-events.ts';

export const auditFormats = ['csv', 'jsonl'] as const;
export type AuditFormat = (typeof auditFormats)[number];

const eventsPerRead = 1_000;

/**
 * The audit log as text, in order from its first event to the last of this moment, in pieces as they are read: one line per
 * event, in CSV below a line of names. Without a filter the lines of JSON are enough to check the chain elsewhere
 * (docs/examples/verify_audit.py).
 */
export async function exportAudit(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { format, ...given }: AuditFilter & { format: AuditFormat },
): Promise<Result<{ fileName: string; text: AsyncIterable<string> }>> {
  const sight = auditSight(actor);
  if (!sight.ok) return sight;
  const checked = await checkFilter(deps.db.prisma, actor.workspaceId, given);
  if (!checked.ok) return checked;
  const { workspaceId } = actor;
  const which = { workspaceId, ...sight.value, filter: checked.value, limit: eventsPerRead };
  const { prisma } = deps.db;
  const head = await prisma.auditHead.findUnique({ where: { workspaceId }, select: { seq: true } });
  const upTo = head?.seq ?? 0;
  const write = format === 'csv' ? writeCsv : writeJsonLines;
  async function* pieces() {
    if (format === 'csv') yield `${columns.join(',')}\r\n`;
    for (let after = 0; after < upTo;) {
      const events = await readEvents(prisma, { ...which, after, upTo });
      if (events.length === 0) return;
      yield write(events);
      after = events.at(-1)!.seq;
    }
  }
  return ok({ fileName: `audit-1-${upTo}.${format}`, text: pieces() });
}

const columns = [
  'seq',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'onBehalfOfId',
  'action',
  'outcome',
  'targetKind',
  'targetId',
  'targetName',
  'projectId',
  'before',
  'after',
  'ip',
  'userAgent',
  'id',
  'previousHash',
  'hash',
] as const satisfies (keyof AuditEventView)[];

const writeCsv = (events: AuditEventView[]): string =>
  stringify(
    events.map((event) => columns.map((column) => cellOf(event[column]))),
    { escape_formulas: true, record_delimiter: '\r\n' },
  );

const cellOf = (value: AuditEventView[keyof AuditEventView]): string | number =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : value;

const writeJsonLines = (events: AuditEventView[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');
