import type { SpeedLane } from '../operations/index.ts';

/**
 * The order of the queue, in one place: the dispatcher takes jobs in it, and the position that people see is counted in
 * it. Lower rank first; among equals the workspace with fewer jobs under way; then the job that has waited longest.
 */
export const laneRanks: Record<SpeedLane, number> = { fast: 0, standard: 1, 'off-peak': 10 };

/** A job that waits climbs by one rank in this time, so no lane can starve another one. */
export const rankClimbSeconds = 60;

/** Rank of a waiting job, 0 is best. A standard job draws level with fast ones after 1 minute, off-peak after 10. */
export const queueRank = (lane: SpeedLane, waitedSeconds: number): number =>
  Math.max(0, laneRanks[lane] - Math.floor(Math.max(0, waitedSeconds) / rankClimbSeconds));

/** A waiting job, as the dispatcher sees it. */
export interface WaitingJob {
  id: string;
  workspaceId: string;
  engine: string;
  rank: number;
  /** Milliseconds since 1970. */
  createdMs: number;
}

export interface QueueLoad {
  /** How many more jobs each engine can be given; engines that are missing take none. */
  freeByEngine: ReadonlyMap<string, number>;
  /** Jobs under way (handed to the queue, or running) by workspace; 0 for those that are missing. */
  underWayByWorkspace: ReadonlyMap<string, number>;
  runningMaxOf(workspaceId: string): number;
}

/**
 * Chooses the jobs that may start now, in the order in which they should. One at a time, the next is the best-ranked
 * job whose engine has room and whose workspace is below its limit; of equals that of the workspace with the fewest
 * jobs under way; of those the oldest. A workspace with 2,000 jobs therefore gets every n-th place, not all of them.
 */
export function chooseNext(waiting: readonly WaitingJob[], load: QueueLoad): WaitingJob[] {
  const free = new Map(load.freeByEngine);
  const underWay = new Map(load.underWayByWorkspace);
  const left = [...waiting].sort(compareAge);
  const chosen: WaitingJob[] = [];
  for (;;) {
    let best = -1;
    left.forEach((job, i) => {
      if ((free.get(job.engine) ?? 0) <= 0) return;
      if (loadOf(job) >= load.runningMaxOf(job.workspaceId)) return;
      if (best === -1 || isBefore(job, left[best]!)) best = i;
    });
    const job = left[best];
    if (!job) return chosen;
    left.splice(best, 1);
    chosen.push(job);
    free.set(job.engine, free.get(job.engine)! - 1);
    underWay.set(job.workspaceId, loadOf(job) + 1);
  }

  function loadOf(job: WaitingJob): number {
    return underWay.get(job.workspaceId) ?? 0;
  }
  // Equal in rank and load: `left` is sorted by age, so the one that was seen first is the older.
  function isBefore(a: WaitingJob, b: WaitingJob): boolean {
    return a.rank === b.rank ? loadOf(a) < loadOf(b) : a.rank < b.rank;
  }
}

const compareAge = (a: WaitingJob, b: WaitingJob): number =>
  a.createdMs - b.createdMs || (a.id < b.id ? -1 : Number(a.id > b.id));
