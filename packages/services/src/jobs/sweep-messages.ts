import type { ServiceDeps } from '../deps.ts';
import { readSlots } from '../workers/read-online-offers.ts';
import { attemptTokenOf } from './attempt-token.ts';
import { publishAttempt, type Attempt } from './publish-attempt.ts';

/** A message that arrived is claimed in well under this; 10 s without a claim may mean that it never did. */
const unclaimedSeconds = 10;
/** With no worker online for this long, the job goes back, so that it does not take up its workspace's places. */
const callBackSeconds = 60;
const perSweepMax = 200;

type Unclaimed = Omit<Attempt, 'attemptToken'> & { waitedSeconds: number };

/**
 * Sends the message of every job again that was handed to the queue and not taken: the process died before it was
 * sent, or the queue lost it. The queue drops it when it still has the first one; the token is the same.
 */
export async function sweepMessages(deps: Pick<ServiceDeps, 'db' | 'queue' | 'settings' | 'log'>) {
  const unclaimed = await deps.db.prisma.$queryRaw<Unclaimed[]>`
    SELECT "id" AS "jobId", "epoch", "engine", "lane",
      extract(epoch FROM now() - "dispatchedAt")::float8 AS "waitedSeconds"
    FROM "Job" WHERE "status" = 'queued' AND "dispatchedAt" < now() - make_interval(secs => ${unclaimedSeconds})
    ORDER BY "dispatchedAt" LIMIT ${perSweepMax}`;
  if (unclaimed.length === 0) return { resentMessages: 0, calledBackJobs: 0 };
  const slots = await readSlots(deps.db.prisma);
  const counts = { resentMessages: 0, calledBackJobs: 0 };
  for (const { waitedSeconds, ...attempt } of unclaimed) {
    const isOnline = (slots.get(attempt.engine) ?? 0) > 0;
    if (!isOnline && waitedSeconds > callBackSeconds) counts.calledBackJobs += await callBack(deps, attempt);
    else {
      const attemptToken = attemptTokenOf(deps.settings.secret, attempt);
      // A queue that is away would let every further message wait for its time limit, too.
      if (!(await publishAttempt(deps, { ...attempt, attemptToken }))) break;
      counts.resentMessages += 1;
    }
  }
  return counts;
}

/** The next dispatch gives it a new epoch; the old message, should it turn up, is stale. */
async function callBack(
  deps: Pick<ServiceDeps, 'db' | 'queue'>,
  { jobId, epoch, engine }: Omit<Attempt, 'attemptToken'>,
) {
  const { count } = await deps.db.prisma.job.updateMany({
    where: { id: jobId, epoch, status: 'queued' },
    data: { dispatchedAt: null },
  });
  if (count > 0) await deps.queue.remove(engine, { jobId, epoch }).catch(() => {});
  return count;
}
