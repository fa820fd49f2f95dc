import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { burnDown, forecastRunOut, type BurnDownView } from '@maquette/domain/usage';
import type { ServiceDeps } from '../deps.ts';
import { readDailySpend } from './read-daily-spend.ts';

/** As many points as a chart can show. */
const stepsMax = 240;
const stepSecondsMin = 60;
/** What is shown where no cycle is under way. */
const daysWithoutCycle = 30;
const dayMs = 86_400_000;

/**
 * How the credits, available and held together, went down since the cycle began, when they are reset, and when they
 * would run out. Without a cycle: the last 30 days, or since there is a wallet.
 */
export async function getBurnDown(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<BurnDownView>> {
  const allowed = authorize(actor, 'wallet.see-balance');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const cycle = await readCycle(deps, workspaceId);
  const startMs = cycle.startAt.getTime();
  const spanSeconds = (cycle.now.getTime() - startMs) / 1_000;
  const stepSeconds = Math.max(stepSecondsMin, Math.ceil(spanSeconds / stepsMax));
  const [course, dailySpend] = await Promise.all([
    readCourse(deps, workspaceId, { startAt: cycle.startAt, stepSeconds }),
    readDailySpend(deps.db.prisma, workspaceId),
  ]);
  const points = burnDown({
    startMs,
    nowMs: cycle.now.getTime(),
    credits: course.credits,
    changes: course.changes.map(({ step, credits }) => ({ atMs: (step + 1) * stepSeconds * 1_000, credits })),
  });
  const { days, perDay } = forecastRunOut({ dailySpend, available: course.credits });
  return ok({
    startAt: cycle.startAt.toISOString(),
    now: cycle.now.toISOString(),
    resetAt: cycle.resetAt?.toISOString() ?? null,
    points: points.map(({ atMs, credits }) => ({ at: new Date(atMs).toISOString(), credits })),
    runOutDays: days,
    perDay,
  });
}

interface Cycle {
  now: Date;
  startAt: Date;
  resetAt: Date | null;
}

/** The period of the newest subscription lot that is open. Its end is the plan's, not the lot's, which has days of grace. */
async function readCycle(deps: Pick<ServiceDeps, 'db'>, workspaceId: string): Promise<Cycle> {
  const [row] = await deps.db.prisma.$queryRaw<
    { now: Date; createdAt: Date; startAt: Date | null; periodEnd: Date | null; expiresAt: Date | null }[]
  >`
    SELECT studio_now() AS "now", w."createdAt", b."periodEnd",
      COALESCE(l."periodStart", l."grantedAt") AS "startAt", l."expiresAt"
    FROM "Wallet" w
    LEFT JOIN "BillingAccount" b ON b."workspaceId" = w."workspaceId"
    LEFT JOIN LATERAL (
      SELECT * FROM "Lot" l WHERE l."walletId" = w."id" AND l."kind" = 'subscription'
        AND (l."closedAt" IS NULL OR l."expiresAt" > studio_now())
      ORDER BY COALESCE(l."periodStart", l."grantedAt") DESC LIMIT 1) l ON true
    WHERE w."workspaceId" = ${workspaceId}`;
  if (!row) throw new Error(`workspace ${workspaceId} has no wallet`);
  const { now, createdAt, startAt, periodEnd, expiresAt } = row;
  if (startAt && startAt < now) {
    const isPaid = periodEnd !== null && periodEnd > startAt;
    return { now, startAt, resetAt: isPaid ? periodEnd : expiresAt };
  }
  const monthAgoMs = now.getTime() - daysWithoutCycle * dayMs;
  return { now, startAt: new Date(Math.max(monthAgoMs, createdAt.getTime())), resetAt: null };
}

interface Course {
  credits: number;
  changes: { step: number; credits: number }[];
}

/** What is left and what changed it, in one statement, so that the one is the end of the other. */
async function readCourse(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
  { startAt, stepSeconds }: { startAt: Date; stepSeconds: number },
): Promise<Course> {
  const [course] = await deps.db.prisma.$queryRaw<Course[]>`
    SELECT w."available" + w."held" AS "credits", COALESCE((
      SELECT json_agg(json_build_object('step', s."step", 'credits', s."credits") ORDER BY s."step") FROM (
        SELECT floor(extract(epoch FROM p."at") / ${stepSeconds}::int)::float8 AS "step",
          sum(CASE WHEN p."to" IN ('available', 'held') THEN p."amount" ELSE 0 END
            - CASE WHEN p."from" IN ('available', 'held') THEN p."amount" ELSE 0 END)::float8 AS "credits"
        FROM "Posting" p WHERE p."walletId" = w."id" AND p."at" >= ${startAt}
        GROUP BY 1) s WHERE s."credits" <> 0), '[]') AS "changes"
    FROM "Wallet" w WHERE w."workspaceId" = ${workspaceId}`;
  if (!course) throw new Error(`workspace ${workspaceId} has no wallet`);
  return course;
}
