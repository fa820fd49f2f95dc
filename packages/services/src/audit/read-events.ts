import { Prisma, type AuditEventModel, type Transaction } from '@maquette/db';
import {
  actionsIn,
  moneyActions,
  type AuditFields,
  type AuditAction,
  type AuditEventView,
  type AuditGroup,
  type AuditOutcome,
} from '@maquette/domain/audit';

export interface AuditFilter {
  /** A person (with what their keys did) or a key. */
  actorId?: string;
  /** Whoever is no member: `system`, `payments`, `operator`, `visitor`. */
  actorKind?: 'visitor' | 'system' | 'payments' | 'operator';
  group?: AuditGroup;
  action?: AuditAction;
  targetId?: string;
  projectId?: string;
  outcome?: AuditOutcome;
  /** Days in the workspace's time zone, both included. */
  from?: string;
  to?: string;
  /** Part of a name: of who did it, or of what it was done to. */
  text?: string;
}

interface WhichEvents {
  workspaceId: string;
  moneyOnly: boolean;
  filter: AuditFilter;
}

/** Events that a filter lets through: the newest first, below `before`; or in order, above `after`, for an export. */
export async function readEvents(
  reader: Pick<Transaction, '$queryRaw'>,
  which: WhichEvents & { limit: number } & ({ before: number | null } | { after: number; upTo: number }),
): Promise<AuditEventView[]> {
  const range =
    'after' in which
      ? Prisma.sql`AND e."seq" > ${which.after} AND e."seq" <= ${which.upTo}`
      : which.before === null
        ? Prisma.empty
        : Prisma.sql`AND e."seq" < ${which.before}`;
  const order = 'after' in which ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await reader.$queryRaw<AuditEventModel[]>`
    SELECT e.* FROM "AuditEvent" e
    WHERE e."workspaceId" = ${which.workspaceId} ${range} ${conditionsOf(which)}
    ORDER BY e."seq" ${order} LIMIT ${which.limit}`;
  return rows.map(viewOf);
}

function conditionsOf({ workspaceId, moneyOnly, filter }: WhichEvents): Prisma.Sql {
  const { actorId, actorKind, group, action, targetId, projectId, outcome, from, to, text } = filter;
  const timeZone = Prisma.sql`(SELECT "timeZone" FROM "Workspace" WHERE "id" = ${workspaceId})`;
  const oneOf = (actions: readonly AuditAction[]) => Prisma.sql`e."action" = ANY(${actions})`;
  const like = text && `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    moneyOnly && oneOf(moneyActions),
    actorId && Prisma.sql`(e."actorId" = ${actorId} OR e."onBehalfOfId" = ${actorId})`,
    actorKind && Prisma.sql`e."actorKind" = ${actorKind}::"AuditActor"`,
    group && oneOf(actionsIn(group)),
    action && oneOf([action]),
    targetId && Prisma.sql`e."targetId" = ${targetId}`,
    projectId && Prisma.sql`e."projectId" = ${projectId}`,
    outcome && Prisma.sql`e."outcome" = ${outcome}::"AuditOutcome"`,
    from && Prisma.sql`e."at" >= (${from}::date::timestamp AT TIME ZONE ${timeZone})`,
    to && Prisma.sql`e."at" < ((${to}::date + 1)::timestamp AT TIME ZONE ${timeZone})`,
    like &&
      Prisma.sql`(e."actorName" ILIKE ${like} OR e."targetName" ILIKE ${like} OR e."targetId" = ${text})`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
}

const viewOf = (row: AuditEventModel): AuditEventView => ({
  ...row,
  at: row.at.toISOString(),
  before: row.before as AuditFields | null,
  after: row.after as AuditFields | null,
});
