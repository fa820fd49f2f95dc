import { deadline, queuedMaxSeconds } from '@maquette/domain/jobs';
import { nextOpening } from '@maquette/domain/lanes';
import { leaseSeconds } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';
import { mayStartSql, readWindows, windowsSql } from '../lanes/read-windows.ts';
import { endJob, isCurrent, loseAttempt } from './end-job.ts';
import { withLockedJob, type LockedJob } from './lock-job.ts';
import { sweepEach } from './sweep-each.ts';

const perSweepMax = 200;

interface FoundJob {
  id: string;
  workspaceId: string;
  epoch: number;
  isHanging: boolean;
}

/** Takes attempts away from workers that were silent too long or took too long, and ends what waited too long. */
export async function sweepAttempts(deps: Pick<ServiceDeps, 'db' | 'log'>) {
  const { factor, minSeconds, maxSeconds } = deadline;
  // `deadlineSeconds` of domain/jobs, and a lease's grace: an attempt that still reports after that hangs.
  const found = await deps.db.prisma.$queryRaw<FoundJob[]>`
    SELECT "id", "workspaceId", "epoch", "leaseUntil" >= now() AS "isHanging" FROM "Job"
    WHERE "status" = 'running' AND ("leaseUntil" < now() OR
      "startedAt" < now() - make_interval(secs => ${leaseSeconds}
        + LEAST(${maxSeconds}::int, GREATEST(${minSeconds}::int, ${factor}::int * "estimateSeconds"))))
    ORDER BY "leaseUntil" LIMIT ${perSweepMax}`;
  const lostAttempts = await sweepEach(deps.log, found, (job) =>
    withLockedJob(deps, lockOf(job), (locked) => takeAway(locked, job)),
  );
  const tooOld = await readTooOld(deps);
  const expiredJobs = await sweepEach(deps.log, tooOld, (job) => withLockedJob(deps, lockOf(job), giveUp));
  return { lostAttempts, expiredJobs };
}

/**
 * Jobs that nobody took. An off-peak one waits for a worker only from when its window opened: before that it was not to
 * be had, and that time is not held against it.
 */
async function readTooOld({ db }: Pick<ServiceDeps, 'db'>): Promise<FoundJob[]> {
  const windows = await readWindows(db.prisma);
  const found = await db.prisma.$queryRaw<(FoundJob & { lane: string; bookedAt: Date; now: Date })[]>`
    SELECT j."id", j."workspaceId", j."epoch", j."lane", j."bookedAt", studio_now() AS now
    FROM "Job" j LEFT JOIN ${windowsSql(windows)} ON off_peak.workspace = j."workspaceId"
    WHERE j."status" = 'queued' AND j."createdAt" < now() - make_interval(secs => ${queuedMaxSeconds})
      AND ${mayStartSql}
    ORDER BY j."createdAt" LIMIT ${perSweepMax}`;
  return found.filter(({ lane, workspaceId, bookedAt, now }) => {
    const window = windows.get(workspaceId);
    if (lane !== 'off-peak' || !window) return true;
    const offeredSeconds = (now.getTime() - nextOpening(window, bookedAt).getTime()) / 1_000;
    return offeredSeconds > queuedMaxSeconds;
  });
}

const lockOf = ({ id, workspaceId }: FoundJob) => ({ workspaceId, jobId: id, mayShare: true });

async function takeAway(locked: LockedJob, { epoch, isHanging }: FoundJob): Promise<void> {
  const { job, wallet } = locked;
  if (!isCurrent(locked, epoch)) return;
  // A report came between finding it and locking it.
  if (!isHanging && job.leaseUntil !== null && job.leaseUntil >= wallet.time) return;
  const message = isHanging ? 'It took too long.' : 'Its worker stopped answering.';
  await loseAttempt(locked, { message });
}

async function giveUp(locked: LockedJob): Promise<void> {
  if (locked.job.status !== 'queued') return;
  const hours = queuedMaxSeconds / 3_600;
  await endJob(locked, {
    status: 'failed',
    credits: 0,
    error: {
      code: 'queue.expired',
      message: `No worker took it within ${hours} hours. All credits were given back. Start it again when one is online.`,
    },
  });
}
