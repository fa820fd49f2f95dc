import type { Bell } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { isFinal, jobStatuses, type JobView } from '@maquette/domain/jobs';
import { seenProjects } from '../access/seen-projects.ts';
import type { ServiceDeps } from '../deps.ts';
import { viewJobs } from './read-job-views.ts';
import { heardJob } from './ring-job.ts';

/** Which jobs of the actor's workspace: these, or all of a project, or all. */
export interface WatchJobs {
  jobIds?: readonly string[];
  projectId?: string;
}

/** Rings get lost with a connection, and places in a queue change without one: look again this often in any case. */
const lookAgainMs = 2_000;
/** Longer than two looks. */
const recentMs = 10_000;
const watchedMax = 500;

/**
 * Follows jobs: first each as it is now (of a project or workspace: those that are under way), then each change. The
 * row is read again at every ring and every 2 s, so a final state is never lost, however bad the connection. Ends when
 * `signal` is aborted, or when jobs were named and all of them are over. Jobs of another
 * workspace, and of projects that the actor does not see, are never seen.
 */
export async function* watchJobs(
  deps: Pick<ServiceDeps, 'db'>,
  bell: Bell,
  actor: Actor,
  which: WatchJobs,
  signal: AbortSignal,
): AsyncGenerator<JobView> {
  const seen: Seen = new Map();
  const rings = listen(bell, actor.workspaceId, signal);
  try {
    for (let heard: Heard = 'all'; !signal.aborted; heard = await rings.next()) {
      for (const view of await read(deps, actor, { which, seen, heard })) {
        const before = seen.get(view.id);
        const text = JSON.stringify(view);
        if (before === over || before === text) continue;
        seen.set(view.id, isFinal(view.status) ? over : text);
        yield view;
      }
      // Named jobs that were not there at the first look are not of this workspace.
      if (which.jobIds && [...seen.values()].every((state) => state === over)) return;
    }
  } finally {
    rings.close();
  }
}

const over = 'over';
/** What was sent of each job: its text while it is under way, then only that it is over. */
type Seen = Map<string, string>;
/** Jobs that rang, or that it is time to look at everything. */
type Heard = Set<string> | 'all';

async function read(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  what: { which: WatchJobs; seen: Seen; heard: Heard },
): Promise<JobView[]> {
  const { which, seen, heard } = what;
  const { projectId, jobIds } = which;
  const underWay = [...seen].filter(([, state]) => state !== over).map(([id]) => id);
  const isFirst = seen.size === 0;
  // Of named jobs only those that the first look found; of all others also what came and ended between two looks.
  const named = jobIds && (isFirst ? [...jobIds] : underWay);
  const recent = { finishedAt: { gt: new Date(Date.now() - recentMs) } };
  const live = { status: { in: jobStatuses.filter((status) => !isFinal(status)) } };
  const rung = heard === 'all' ? undefined : [...heard].filter((id) => !named || named.includes(id));
  const jobs = await deps.db.prisma.job.findMany({
    where: {
      workspaceId: actor.workspaceId,
      projectId: { equals: projectId, ...seenProjects(actor) },
      projectGoneAt: null,
      ...(rung || named ? { id: { in: rung ?? named } } : { OR: [{ id: { in: underWay } }, live, recent] }),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: watchedMax,
  });
  return viewJobs(
    deps,
    jobs.filter((job) => seen.get(job.id) !== over),
  );
}

/** Rings of one workspace, gathered while nobody waits for them. */
function listen(bell: Bell, workspaceId: string, signal: AbortSignal) {
  let heard = new Set<string>();
  let wake = () => {};
  const stop = bell.on('job', (payload) => {
    const ring = heardJob(payload);
    if (ring.workspaceId !== null && ring.workspaceId !== workspaceId) return;
    heard.add(ring.jobId);
    wake();
  });
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  let lookAgainAtMs = Date.now() + lookAgainMs;
  return {
    /** The jobs that rang since the last call, or `all` when it is time to look at everything. */
    async next(): Promise<Heard> {
      const waitMs = lookAgainAtMs - Date.now();
      if (heard.size === 0 && waitMs > 0 && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = () => {};
      const rang = heard;
      heard = new Set();
      if (Date.now() < lookAgainAtMs) return rang;
      lookAgainAtMs = Date.now() + lookAgainMs;
      return 'all';
    },
    close() {
      stop();
      signal.removeEventListener('abort', onAbort);
    },
  };
}
