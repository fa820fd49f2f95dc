import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import {
  eachDay,
  noUsage,
  periodOf,
  type Period,
  type UsageFigures,
  type UsageGrouping,
  type UsageRow,
  type UsageView,
} from '@maquette/domain/usage';
import { checkNamed } from '../access/check-named.ts';
import { readProjectNames } from '../access/read-project-names.ts';
import type { ServiceDeps } from '../deps.ts';
import { readToday } from './read-today.ts';
import { readUsageNames } from './read-usage-names.ts';

export interface UsageQuery {
  groupBy: UsageGrouping;
  /** Days in the workspace's time zone, both included; left out: the last 30. At most 366. */
  from?: string;
  to?: string;
  /** Where `from` is left out: so many days, 1 to 366. */
  days?: number;
  memberId?: string;
  projectId?: string;
  operation?: string;
  engine?: string;
  apiKeyId?: string;
}

/**
 * What the jobs used that were started in a period. A job counts on the day on which its credits were set aside, in the
 * time zone of the workspace, so a figure of the past changes only as long as jobs of that day are not over. Who may not
 * see all of it sees what they started themselves. Projects that the actor does not see are one group, without a key.
 */
export async function getUsage(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  query: UsageQuery,
): Promise<Result<UsageView>> {
  const ofAll = authorize(actor, 'usage.see');
  const allowed = ofAll.ok ? ofAll : authorize(actor, 'usage.see-own');
  if (!allowed.ok) return allowed;
  const { projectId, memberId: userId } = query;
  const named = await checkNamed(deps.db.prisma, actor, { projectId, userId });
  if (!named.ok) return named;
  const { timeZone, today } = await readToday(deps.db.prisma, actor.workspaceId);
  const period = periodOf(query, today);
  if (!period.ok) return period;
  const groups = await readGroups(deps, actor, {
    ...query,
    period: period.value,
    timeZone,
    startedById: ofAll.ok ? null : actor.userId,
  });
  const found = await mergeHidden(deps, actor, query.groupBy, groups);
  return ok({
    ...period.value,
    groupBy: query.groupBy,
    timeZone,
    ownOnly: !ofAll.ok,
    rows:
      query.groupBy === 'day'
        ? rowsOfDays(found, period.value)
        : await rowsByConsumption(deps, actor, query.groupBy, found),
    total: figuresOf(groups.find((group) => group.isTotal) ?? noUsage),
  });
}

type Group = UsageFigures & { key: string | null; isTotal: boolean };

interface GroupQuery extends UsageQuery {
  period: Period;
  timeZone: string;
  /** Null: whoever started it. */
  startedById: string | null;
}

/** One pass over the jobs of the period: every group, and the total of all of them. */
function readGroups(deps: Pick<ServiceDeps, 'db'>, actor: Actor, query: GroupQuery): Promise<Group[]> {
  const { period, timeZone } = query;
  const { workspaceId } = actor;
  return deps.db.prisma.$queryRaw<Group[]>`
    WITH "kept" AS (
      SELECT v."jobId", count(*) AS "models" FROM "AssetVersion" v
      JOIN "Asset" a ON a."workspaceId" = v."workspaceId" AND a."id" = v."assetId"
      WHERE v."workspaceId" = ${workspaceId} AND v."keptAt" IS NOT NULL
        AND a."kind" = 'model' AND a."trashedAt" IS NULL
      GROUP BY v."jobId"
    ), "started" AS (
      SELECT j."id", j."status", j."consumedCredits" AS "consumed", j."reservedCredits" AS "reserved",
        ${keyOf(query.groupBy, timeZone)} AS "key"
      FROM "Job" j
      WHERE j."workspaceId" = ${workspaceId}
        AND j."bookedAt" >= (${period.from}::date::timestamp AT TIME ZONE ${timeZone})
        AND j."bookedAt" < ((${period.to}::date + 1)::timestamp AT TIME ZONE ${timeZone})
        ${conditionsOf(query)}
    )
    SELECT "key", GROUPING("key") = 1 AS "isTotal", count(*)::int AS "jobs",
      COALESCE(sum("consumed"), 0)::float8 AS "consumedCredits",
      COALESCE(sum("reserved") FILTER (WHERE "status" IN ('queued', 'running')), 0)::float8 AS "heldCredits",
      COALESCE(sum("reserved" - "consumed") FILTER (WHERE "status" NOT IN ('queued', 'running')), 0)::float8
        AS "returnedCredits",
      count(*) FILTER (WHERE "status" = 'failed')::int AS "failedJobs",
      COALESCE(sum("reserved" - "consumed") FILTER (WHERE "status" = 'failed'), 0)::float8 AS "failedCredits",
      count(*) FILTER (WHERE "status" = 'cancelled')::int AS "cancelledJobs",
      COALESCE(sum("models"), 0)::int AS "keptModels"
    FROM "started" LEFT JOIN "kept" ON "kept"."jobId" = "started"."id"
    GROUP BY GROUPING SETS (("key"), ())`;
}

/** The groups without the total; those of projects that the actor does not see made one. */
async function mergeHidden(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  groupBy: UsageGrouping,
  groups: Group[],
): Promise<Group[]> {
  const found = groups.filter((group) => !group.isTotal);
  if (groupBy !== 'project') return found;
  const keys = found.flatMap(({ key }) => key ?? []);
  const { isHidden } = await readProjectNames(db.prisma, actor, keys);
  const hidden = found.filter(({ key }) => key !== null && isHidden(key));
  if (hidden.length === 0) return found;
  const sum = { ...noUsage };
  for (const group of hidden)
    for (const figure of Object.keys(noUsage) as (keyof UsageFigures)[]) sum[figure] += group[figure];
  return [...found.filter((group) => !hidden.includes(group)), { ...sum, key: null, isTotal: false }];
}

function keyOf(groupBy: UsageGrouping, timeZone: string): Prisma.Sql {
  switch (groupBy) {
    case 'day':
      return Prisma.sql`to_char(j."bookedAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-DD')`;
    case 'member':
      return Prisma.sql`j."createdById"`;
    case 'project':
      return Prisma.sql`j."projectId"`;
    case 'operation':
      return Prisma.sql`j."operation"`;
    case 'engine':
      return Prisma.sql`j."engine"`;
    case 'api-key':
      return Prisma.sql`j."apiKeyId"`;
  }
}

function conditionsOf(query: GroupQuery): Prisma.Sql {
  const { startedById, memberId, projectId, operation, engine, apiKeyId } = query;
  const conditions = [
    startedById === null ? null : Prisma.sql`j."createdById" = ${startedById}`,
    memberId === undefined ? null : Prisma.sql`j."createdById" = ${memberId}`,
    projectId === undefined ? null : Prisma.sql`j."projectId" = ${projectId}`,
    operation === undefined ? null : Prisma.sql`j."operation" = ${operation}`,
    engine === undefined ? null : Prisma.sql`j."engine" = ${engine}`,
    apiKeyId === undefined ? null : Prisma.sql`j."apiKeyId" = ${apiKeyId}`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
}

function rowsOfDays(groups: Group[], period: Period): UsageRow[] {
  const byDay = new Map(groups.map((group) => [group.key, group]));
  return eachDay(period).map((day) => ({ key: day, name: day, ...figuresOf(byDay.get(day) ?? noUsage) }));
}

async function rowsByConsumption(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  groupBy: Exclude<UsageGrouping, 'day'>,
  groups: Group[],
): Promise<UsageRow[]> {
  const keys = groups.flatMap(({ key }) => key ?? []);
  const nameOf = await readUsageNames(deps, actor, { groupBy, keys });
  return groups
    .map((group) => ({ key: group.key, name: nameOf(group.key), ...figuresOf(group) }))
    .toSorted(
      (a, b) => b.consumedCredits - a.consumedCredits || b.jobs - a.jobs || a.name.localeCompare(b.name),
    );
}

const figuresOf = (group: UsageFigures): UsageFigures => ({
  jobs: group.jobs,
  consumedCredits: group.consumedCredits,
  heldCredits: group.heldCredits,
  returnedCredits: group.returnedCredits,
  failedJobs: group.failedJobs,
  failedCredits: group.failedCredits,
  cancelledJobs: group.cancelledJobs,
  keptModels: group.keptModels,
});
