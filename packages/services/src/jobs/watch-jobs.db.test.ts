import { createBell, createDatabase, type Bell } from '@maquette/db';
import type { JobView } from '@maquette/domain/jobs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newId } from '../new-id.ts';
import { makeStudio, startAccepted, type Studio } from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { cancelJob } from './cancel-job.ts';
import { watchJobs, type WatchJobs } from './watch-jobs.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 20 });
const bell = createBell({ url: inject('databaseUrl') });
/** A bell whose rings are all lost. */
const deafBell: Bell = { on: () => () => {}, close: async () => {} };
let studio: Studio;
let workspace: TestWorkspace;
beforeAll(async () => {
  studio = await makeStudio(db);
  workspace = await makeWorkspace(db, { credits: 1_000 });
});
afterAll(async () => {
  await bell.close();
  await studio.close();
  await db.close();
});

/** Follows until `isEnough`, or to the end. */
async function follow(which: WatchJobs, options: { bell: Bell; isEnough?: (seen: JobView[]) => boolean }) {
  const stop = new AbortController();
  const seen: JobView[] = [];
  for await (const view of watchJobs(studio.deps, options.bell, workspace.actor, which, stop.signal)) {
    seen.push(view);
    if (options.isEnough?.(seen)) stop.abort();
  }
  return seen;
}

const cancel = (jobId: string) => cancelJob(studio.deps, workspace.actor, { jobId });

test.each([
  ['at the ring', bell],
  ['without any ring, by looking again', deafBell],
])('tells the state at once, the end %s, and is over when the job is', async (_how, ears) => {
  const jobId = await startAccepted(studio, workspace);
  const seen = follow({ jobIds: [jobId] }, { bell: ears });
  await cancel(jobId);
  const statuses = (await seen).map((view) => view.status);
  expect(statuses.at(-1)).toBe('cancelled');
  expect(statuses.slice(0, -1).every((status) => status === 'queued')).toBe(true);
});

test('a job that is over already is told once', async () => {
  const jobId = await startAccepted(studio, workspace);
  await cancel(jobId);
  expect((await follow({ jobIds: [jobId] }, { bell })).map((view) => view.status)).toEqual(['cancelled']);
});

test('loses no end of 60 jobs that end at the same time', async () => {
  const own = await makeWorkspace(db, { credits: 1_000 });
  const jobIds = [];
  for (let i = 0; i < 60; i++) jobIds.push(await startAccepted(studio, own));
  const stop = new AbortController();
  const ended = new Set<string>();
  const watching = (async () => {
    for await (const view of watchJobs(studio.deps, bell, own.actor, {}, stop.signal)) {
      if (view.status === 'cancelled') ended.add(view.id);
      if (ended.size === 60) stop.abort();
    }
  })();
  await Promise.all(jobIds.map((jobId) => cancelJob(studio.deps, own.actor, { jobId })));
  await watching;
  expect(ended.size).toBe(60);
});

test('following a project tells of jobs that are started later', async () => {
  const own = await makeWorkspace(db, { credits: 100 });
  const stop = new AbortController();
  const first = watchJobs(studio.deps, bell, own.actor, { projectId: own.projectId }, stop.signal).next();
  const jobId = await startAccepted(studio, own);
  expect((await first).value).toMatchObject({ id: jobId, status: 'queued' });
  stop.abort();
});

test('jobs of another workspace are never told of, named or not', async () => {
  const other = await makeWorkspace(db, { credits: 100 });
  const foreign = await startAccepted(studio, other);
  expect(await follow({ jobIds: [foreign] }, { bell })).toEqual([]);
  expect(await follow({ jobIds: [newId('job')] }, { bell })).toEqual([]);
  const mine = await startAccepted(studio, workspace);
  const seen = await follow({}, { bell, isEnough: (views) => views.some((view) => view.id === mine) });
  expect(seen.map((view) => view.id)).not.toContain(foreign);
});

test('ends when the listener leaves', async () => {
  const jobId = await startAccepted(studio, workspace);
  const seen = await follow({ jobIds: [jobId] }, { bell, isEnough: () => true });
  expect(seen).toHaveLength(1);
});
