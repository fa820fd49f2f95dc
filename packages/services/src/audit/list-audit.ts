import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { AuditEventView, AuditPage } from '@maquette/domain/audit';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { auditSight } from './audit-sight.ts';
import { checkFilter } from './check-filter.ts';
import { readEvents, type AuditFilter } from './read-events.ts';

const pageMax = 200;
const seqMax = 2_147_483_647;

/**
 * The audit log, the newest event first. Owners and admins read all of it; who pays the bills, what is about money.
 * @param input.cursor `nextCursor` of the page before
 * @param input.limit 1 to 200
 */
export async function listAudit(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: AuditFilter & { cursor?: string; limit: number },
): Promise<Result<AuditPage>> {
  const sight = auditSight(actor);
  if (!sight.ok) return sight;
  const { cursor, limit: asked, ...given } = input;
  const filter = await checkFilter(deps.db.prisma, actor.workspaceId, given);
  if (!filter.ok) return filter;
  const before = cursor === undefined ? null : Number(cursor);
  if (before !== null && !(Number.isInteger(before) && before >= 0 && before <= seqMax))
    return refuse('input.invalid', 'This is no place in the list.', { field: 'cursor' });
  const limit = Math.max(1, Math.min(pageMax, Math.floor(asked)));
  const { workspaceId } = actor;
  const { moneyOnly } = sight.value;
  const { prisma } = deps.db;
  const [found, { timeZone }] = await Promise.all([
    readEvents(prisma, { workspaceId, moneyOnly, filter: filter.value, before, limit: limit + 1 }),
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { timeZone: true } }),
  ]);
  const items = found.slice(0, limit);
  const nextCursor = found.length > limit ? String(items.at(-1)!.seq) : null;
  return ok({ items, names: await readNames(prisma, workspaceId, items), nextCursor, moneyOnly, timeZone });
}

/** The people behind keys and the projects, as they are called today; what is gone is missing. */
async function readNames(
  reader: Pick<Transaction, 'user' | 'project'>,
  workspaceId: string,
  events: readonly AuditEventView[],
): Promise<Record<string, string>> {
  const select = { id: true, name: true };
  const idsOf = (field: 'onBehalfOfId' | 'projectId') => [
    ...new Set(events.flatMap((event) => event[field] ?? [])),
  ];
  const found = await Promise.all([
    reader.user.findMany({ where: { id: { in: idsOf('onBehalfOfId') } }, select }),
    reader.project.findMany({ where: { workspaceId, id: { in: idsOf('projectId') } }, select }),
  ]);
  return Object.fromEntries(found.flat().map(({ id, name }) => [id, name]));
}
