import type { Database, JobModel } from '@maquette/db';
import { isFinal, queuedEtaSeconds, remainingSeconds } from '@maquette/domain/jobs';
import { nextOpening, type WindowWait } from '@maquette/domain/lanes';
import { readWindows, type WindowNow } from '../lanes/read-windows.ts';
import { readSlots } from '../workers/read-online-offers.ts';
import { readMedianSeconds } from './estimates.ts';
import { readQueuePlaces, type QueuePlace } from './queue-places.ts';
import { readLoad, type WorkspaceLoad } from './read-load.ts';

export interface JobTimes {
  queuePosition: number | null;
  etaSeconds: number | null;
  startsAfter: WindowWait | null;
}

/** Places in the queue and times left of the jobs that are under way, by job. */
export async function readJobTimes(db: Database, jobs: JobModel[]): Promise<Map<string, JobTimes>> {
  const live = jobs.filter((job) => !isFinal(job.status));
  if (live.length === 0) return new Map();
  const queued = live.filter((job) => job.status === 'queued');
  const keys = live.map((job) => job.estimateKey);
  const [medians, queue] = await Promise.all([readMedianSeconds(db.prisma, keys), readQueue(db, queued)]);
  return new Map(
    live.map((job) => {
      const estimateSeconds = medians.get(job.estimateKey) ?? job.estimateSeconds;
      const isRunning = job.status === 'running';
      return [
        job.id,
        isRunning ? runningTimes(job, estimateSeconds) : queuedTimes(job, queue, estimateSeconds),
      ];
    }),
  );
}

interface Queue {
  places: Map<string, QueuePlace>;
  slots: Map<string, number>;
  loads: Map<string, WorkspaceLoad>;
  windows: Map<string, WindowNow>;
}

async function readQueue(db: Database, queued: JobModel[]): Promise<Queue> {
  if (queued.length === 0)
    return { places: new Map(), slots: new Map(), loads: new Map(), windows: new Map() };
  const windows = await readWindows(db.prisma);
  const [places, slots, loads] = await Promise.all([
    readQueuePlaces(db.prisma, queued, windows),
    readSlots(db.prisma),
    readLoad(db.prisma, [...new Set(queued.map((job) => job.workspaceId))]),
  ]);
  return { places, slots, loads, windows };
}

function runningTimes(job: JobModel, estimateSeconds: number): JobTimes {
  const nowMs = Date.now();
  const elapsedSeconds = (nowMs - (job.startedAt?.getTime() ?? nowMs)) / 1_000;
  const etaSeconds = remainingSeconds({ estimateSeconds, elapsedSeconds, progress: job.progress });
  return { queuePosition: null, etaSeconds, startsAfter: null };
}

function queuedTimes(
  job: JobModel,
  { places, slots, loads, windows }: Queue,
  estimateSeconds: number,
): JobTimes {
  const window =
    job.lane === 'off-peak' && job.dispatchedAt === null ? windows.get(job.workspaceId) : undefined;
  if (window && !window.isOpen) return closedTimes(window, estimateSeconds);
  const place = places.get(job.id);
  // Taken between the two reads: its place is shown at the next look.
  if (!place) return { queuePosition: null, etaSeconds: null, startsAfter: null };
  const { aheadSeconds, ownAheadSeconds, position } = place;
  const etaSeconds = queuedEtaSeconds({
    aheadSeconds,
    slots: slots.get(job.engine) ?? 0,
    ownAheadSeconds,
    runningJobsMax: loads.get(job.workspaceId)?.runningJobsMax ?? 1,
    estimateSeconds,
  });
  return { queuePosition: position, etaSeconds, startsAfter: null };
}

/** Nobody knows what will be ahead of it when its window opens. */
function closedTimes(window: WindowNow, estimateSeconds: number): JobTimes {
  const opensAt = nextOpening(window, window.now);
  const waitSeconds = (opensAt.getTime() - window.now.getTime()) / 1_000;
  return {
    queuePosition: null,
    etaSeconds: Math.round(waitSeconds + estimateSeconds),
    startsAfter: { opensAt: opensAt.toISOString(), timeZone: window.timeZone },
  };
}
