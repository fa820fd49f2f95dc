import type { Prisma, Transaction } from '@maquette/db';
import { chooseNext, type WaitingJob } from '@maquette/domain/jobs';
import type { ServiceDeps } from '../deps.ts';
import { mayStartSql, readWindows, windowsSql } from '../lanes/read-windows.ts';
import { readSlots } from '../workers/read-online-offers.ts';
import { attemptTokenOf, hashToken } from './attempt-token.ts';
import { publishAttempt, type Attempt } from './publish-attempt.ts';
import { queueRankSql } from './queue-places.ts';
import { readLoad } from './read-load.ts';

/** One message more than there are slots waits at the workers, so that none is idle between two jobs. */
const prefetchCount = 1;
/** Enough candidates of one workspace and engine to fill every slot; keeps a flood out of the decision. */
const candidatesPerQueueMax = 64;
const candidatesMax = 2_000;

/**
 * Hands queued jobs to the queue: as many as the online workers have room for, within each workspace's plan, in fair
 * order; an off-peak job only while its workspace's window is open. Each gets a new epoch and an attempt, committed before its message is published; a message that gets lost in
 * between is sent again by the sweep. Safe in several processes at once: they take turns.
 * @returns how many were handed over
 */
export async function dispatchJobs(
  deps: Pick<ServiceDeps, 'db' | 'queue' | 'settings' | 'log'>,
): Promise<{ dispatchedCount: number }> {
  const attempts = await deps.db.transaction(async (tx) => {
    await takeTurn(tx);
    const chosen = await chooseJobs(tx);
    return chosen.length === 0 ? [] : openAttempts(tx, chosen, deps.settings.secret);
  });
  await Promise.all(attempts.map((attempt) => publishAttempt(deps, attempt)));
  return { dispatchedCount: attempts.length };
}

/** Any number that nobody else uses. */
const dispatchLockId = 7_316_201;
/** A dispatcher that froze in its turn is thrown out by the database, so that the others go on. */
const turnMaxMs = 10_000;

const takeTurn = (tx: Transaction) =>
  tx.$executeRaw`SELECT set_config('idle_in_transaction_session_timeout', ${String(turnMaxMs)}, true),
    pg_advisory_xact_lock(${dispatchLockId})`;

async function chooseJobs(tx: Transaction): Promise<WaitingJob[]> {
  const waiting = await readWaiting(tx, windowsSql(await readWindows(tx)));
  if (waiting.length === 0) return [];
  const slots = await readSlots(tx);
  const given = await readGivenByEngine(tx);
  const load = await readLoad(tx, [...new Set(waiting.map((job) => job.workspaceId))]);
  return chooseNext(waiting, {
    freeByEngine: new Map(
      [...slots].map(([engine, count]) => [engine, count + prefetchCount - (given.get(engine) ?? 0)]),
    ),
    underWayByWorkspace: new Map([...load].map(([id, l]) => [id, l.runningCount + l.dispatchedCount])),
    runningMaxOf: (workspaceId) => load.get(workspaceId)?.runningJobsMax ?? 0,
  });
}

const readWaiting = (tx: Transaction, windows: Prisma.Sql) =>
  tx.$queryRaw<WaitingJob[]>`
    SELECT "id", "workspaceId", "engine", rank, (extract(epoch FROM "createdAt") * 1000)::float8 AS "createdMs"
    FROM (
      SELECT ranked.*, row_number() OVER (
        PARTITION BY "workspaceId", "engine" ORDER BY rank, "createdAt", "id") AS place
      FROM (
        SELECT j."id", j."workspaceId", j."engine", j."createdAt", ${queueRankSql} AS rank
        FROM "Job" j LEFT JOIN ${windows} ON off_peak.workspace = j."workspaceId"
        WHERE j."status" = 'queued' AND j."dispatchedAt" IS NULL AND ${mayStartSql}) ranked) placed
    WHERE place <= ${candidatesPerQueueMax} ORDER BY rank, place, "createdAt" LIMIT ${candidatesMax}`;

/** Jobs that each engine's workers have, or will find in the queue. */
async function readGivenByEngine(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ engine: string; count: number }[]>`
    SELECT "engine", count(*)::int AS count FROM "Job"
    WHERE "status" = 'running' OR ("status" = 'queued' AND "dispatchedAt" IS NOT NULL) GROUP BY "engine"`;
  return new Map(rows.map((row) => [row.engine, row.count]));
}

async function openAttempts(tx: Transaction, chosen: WaitingJob[], secret: string): Promise<Attempt[]> {
  // Left out: a job that was cancelled since it was read, and one that somebody has locked, who may hold more of them.
  const rows = await tx.$queryRaw<Omit<Attempt, 'attemptToken'>[]>`
    UPDATE "Job" SET "epoch" = "epoch" + 1, "dispatchedAt" = now(), "updatedAt" = now()
    WHERE "id" IN (SELECT "id" FROM "Job"
      WHERE "id" = ANY(${chosen.map((job) => job.id)}) AND "status" = 'queued' AND "dispatchedAt" IS NULL
      FOR UPDATE SKIP LOCKED)
    RETURNING "id" AS "jobId", "epoch", "engine", "lane"`;
  const attempts = rows.map((row) => ({ ...row, attemptToken: attemptTokenOf(secret, row) }));
  await tx.jobAttempt.createMany({
    data: attempts.map(({ jobId, epoch, attemptToken }) => ({
      jobId,
      epoch,
      tokenHash: hashToken(attemptToken),
    })),
  });
  const order = new Map(chosen.map((job, i) => [job.id, i]));
  return attempts.sort((a, b) => order.get(a.jobId)! - order.get(b.jobId)!);
}
