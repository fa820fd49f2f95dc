import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../new-id.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  model,
  putOutputs,
  startAccepted,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { announceOutputs } from './announce-outputs.ts';
import { claimAttempt } from './claim-attempt.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { finishAttempt } from './finish-attempt.ts';
import { getJob } from './get-job.ts';
import { reportAttempt } from './report-attempt.ts';
import { sweepJobs } from './sweep-jobs.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
beforeEach(async () => {
  ({ studio } = here);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 100 });
});

const worker = { workerId: 'wrk_1', engine: 'sculpt' as const, revision: 'r1' };
const claim = (message: QueueMessage, workerId = 'wrk_1') =>
  claimAttempt(studio.deps, { ...message, ...worker, workerId });
const report = (message: QueueMessage) =>
  reportAttempt(studio.deps, { ...message, stage: 'surface', progress: 0.4 });
const view = async (jobId: string) => value(await getJob(studio.deps, workspace.actor, { jobId }));
const failed = (message: QueueMessage) =>
  finishAttempt(studio.deps, {
    ...message,
    outcome: 'failed',
    code: 'INPUT_EMPTY',
    message: 'There is nothing in this picture.',
    stages: {},
  });
/** Lets the lease of a running job be over, as when its worker froze, and sweeps. */
async function loseLease(jobId: string) {
  await here.db.prisma.job.update({
    where: { id: jobId },
    data: { leaseUntil: new Date(Date.now() - 1_000) },
  });
  return sweepJobs(studio.deps);
}

test('an assignment has the inputs at signed addresses, the parameters and the provenance, and no price', async () => {
  await startAccepted(studio, workspace, { params: { seed: 7, variants: 2 } });
  await dispatchJobs(studio.deps);
  const assignment = value(await claim(studio.deps.queue.take('sculpt')!));
  expect(assignment).toMatchObject({
    operation: 'image-to-model',
    engine: 'sculpt',
    resultCount: 2,
    params: { seed: 7 },
    provenance: { tool: 'Maquette', engine: 'sculpt', engineRevision: 'r1', seed: 7 },
    inputs: [{ slot: 'image', kind: 'image', name: 'chair.png', mime: 'image/png' }],
  });
  expect(assignment.inputs[0]!.url).toMatch(/^http:\/\/studio\.test\/api\/blobs\/.*signature/);
  expect(JSON.stringify(assignment)).not.toMatch(/credit|price/i);
});

test('one attempt goes to one worker, however many got the message; the same worker may ask again', async () => {
  await startAccepted(studio, workspace);
  await dispatchJobs(studio.deps);
  const message = studio.deps.queue.take('sculpt')!;
  const claims = await Promise.all(['a', 'b', 'c', 'd'].map((id) => claim(message, id)));
  expect(claims.map(codeOf).toSorted()).toEqual(['attempt.stale', 'attempt.stale', 'attempt.stale', 'ok']);
  const winner = ['a', 'b', 'c', 'd'][claims.findIndex((result) => result.ok)]!;
  expect(codeOf(await claim(message, winner))).toBe('ok');
});

test('a wrong secret and an attempt that does not exist get the same answer everywhere', async () => {
  await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const wrong = [
    { ...message, attemptToken: 'x' },
    { ...message, epoch: 2 },
    { ...message, jobId: newId('job') },
  ];
  const outputs = [
    {
      variant: 0,
      role: 'main' as const,
      mime: 'model/gltf-binary' as const,
      bytes: 1,
      sha256: 'a'.repeat(64),
    },
  ];
  for (const ref of wrong) {
    const answers = [
      await claim(ref),
      await report(ref),
      await announceOutputs(studio.deps, { ...ref, outputs }),
      await failed(ref),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(codeOf(answers[0]!)).toBe('auth.required');
  }
});

test('a job that cannot give a result fails at once with its reason, and every credit comes back', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  expect(value(await failed(message))).toEqual({ go: false, why: 'done' });
  expect(value(await failed(message))).toEqual({ go: false, why: 'done' });
  expect(await view(jobId)).toMatchObject({
    status: 'failed',
    consumedCredits: 0,
    error: { code: 'INPUT_EMPTY', message: 'There is nothing in this picture.' },
  });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
});

test('a worker that dies three times: tried again twice, then failed with all credits back and the reason', async () => {
  const jobId = await startAccepted(studio, workspace);
  for (const epoch of [1, 2]) {
    expect((await claimNext(studio)).epoch).toBe(epoch);
    expect(await loseLease(jobId)).toMatchObject({ lostAttempts: 1 });
    expect(await view(jobId)).toMatchObject({ status: 'queued', progress: 0, startedAt: null });
  }
  const last = await claimNext(studio);
  await finishAttempt(studio.deps, { ...last, outcome: 'lost', message: 'The engine ran out of memory.' });
  const job = await view(jobId);
  expect(job).toMatchObject({ status: 'failed', error: { code: 'attempts.lost' } });
  expect(job.error!.message).toMatch(/tried 3 times.*out of memory.*credits were given back/);
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
});

test('a worker that froze and thaws is refused everything; the second one wins and is charged once', async () => {
  const jobId = await startAccepted(studio, workspace);
  const frozen = await claimNext(studio);
  const frozenOutputs = await putOutputs(studio, frozen, [model(0, 'glTF late')]);
  await loseLease(jobId);
  expect(codeOf(await report(frozen))).toBe('attempt.stale');
  const second = await claimNext(studio);
  const late = { ...frozen, outcome: 'delivered' as const, outputIds: frozenOutputs, stages: {} };
  expect(codeOf(await finishAttempt(studio.deps, late))).toBe('attempt.stale');
  expect(codeOf(await claim(frozen))).toBe('attempt.stale');
  expect(codeOf(await deliverResults(studio, second))).toBe('ok');
  expect(codeOf(await finishAttempt(studio.deps, late))).toBe('attempt.stale');
  expect((await view(jobId)).consumedCredits).toBe(8);
  expect(await here.db.prisma.assetVersion.count({ where: { jobId } })).toBe(1);
  await expectSoundWallet(here.db, workspace.workspaceId);
});

test('a worker that is told to go hands its job over, and that counts as no loss', async () => {
  const jobId = await startAccepted(studio, workspace);
  for (let i = 0; i < 5; i++) {
    const message = await claimNext(studio);
    await finishAttempt(studio.deps, { ...message, outcome: 'handed-over' });
  }
  const row = await here.db.prisma.job.findUniqueOrThrow({ where: { id: jobId } });
  expect(row).toMatchObject({ status: 'queued', lostAttempts: 0, epoch: 5 });
  expect(codeOf(await deliverResults(studio, await claimNext(studio)))).toBe('ok');
});

test('an attempt that reports for ever is taken away when its time is over', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  await here.db.prisma.job.update({
    where: { id: jobId },
    data: { startedAt: new Date(Date.now() - 2 * 3_600_000) },
  });
  expect(await sweepJobs(studio.deps)).toMatchObject({ lostAttempts: 1 });
  expect(codeOf(await report(message))).toBe('attempt.stale');
});
