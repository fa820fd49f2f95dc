import type { Database } from '@maquette/db';
import { lostAttemptsMax, type QueueMessage } from '@maquette/domain/worker-protocol';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { emptyDatabase } from '../testing/empty-database.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { makeDatabase } from '../testing/make-database.ts';
import { deliverResults, makeStudio, makeUpload, model, start } from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { cancelJob } from './cancel-job.ts';
import { claimAttempt } from './claim-attempt.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { finishAttempt } from './finish-attempt.ts';
import { reportAttempt } from './report-attempt.ts';
import { sweepJobs } from './sweep-jobs.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ db, drop } = await makeDatabase(inject('databaseUrl')));
});
afterAll(() => drop());

/** Repeatable chance. */
function createDice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  return { next, pick: <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)] };
}

test.each([11, 29])(
  'no credit is lost or made, and every job ends, whatever workers, users and crashes do (chance %i)',
  async (seed) => {
    await emptyDatabase(db);
    const studio = await makeStudio(db);
    const { deps } = studio;
    await studio.online('sculpt', 6);
    const dice = createDice(seed);
    const workspaces: TestWorkspace[] = [];
    for (const planId of ['studio', 'free', 'pro'] as const)
      workspaces.push(await makeWorkspace(db, { credits: 160, planId }));
    const uploads = await Promise.all(workspaces.map(({ actor }) => makeUpload(deps, actor)));
    const messages: QueueMessage[] = [];

    const doSomething = async () => {
      const i = Math.floor(dice.next() * workspaces.length);
      const workspace = workspaces[i]!;
      const message = dice.pick(messages);
      const what = dice.next();
      if (what < 0.25) {
        const params = { variants: 1 + Math.floor(dice.next() * 3), texture: dice.next() < 0.7 };
        const requestKey = dice.next() < 0.5 ? `key ${Math.floor(dice.next() * 10)}` : undefined;
        await start(studio, workspace, { uploadId: uploads[i], params, requestKey });
      } else if (what < 0.4) {
        await dispatchJobs(deps);
        for (let m = deps.queue.take('sculpt'); m; m = deps.queue.take('sculpt')) messages.push(m);
      } else if (what < 0.55 && message) {
        const workerId = `wrk_${Math.floor(dice.next() * 4)}`;
        await claimAttempt(deps, { ...message, workerId, engine: 'sculpt', revision: 'r' });
      } else if (what < 0.6 && message) await reportAttempt(deps, { ...message, stage: 's', progress: 0.5 });
      else if (what < 0.75 && message) {
        const count = 1 + Math.floor(dice.next() * 2);
        const outputs = Array.from({ length: count }, (_, v) =>
          model(v, dice.next() < 0.85 ? 'glTF' : 'junk'),
        );
        await deliverResults(studio, message, outputs).catch(ignoreRefused);
      } else if (what < 0.8 && message)
        await finishAttempt(deps, { ...message, outcome: 'failed', code: 'X', message: 'x', stages: {} });
      else if (what < 0.84 && message) await finishAttempt(deps, { ...message, outcome: 'handed-over' });
      else if (what < 0.88 && message)
        await finishAttempt(deps, { ...message, outcome: 'lost', message: 'crash' });
      else if (what < 0.93) {
        const jobs = await db.prisma.job.findMany({ where: { workspaceId: workspace.workspaceId } });
        const job = dice.pick(jobs);
        if (job) await cancelJob(deps, workspace.actor, { jobId: job.id });
      } else await crash();
    };
    /** Workers vanish and messages with them; then the sweep comes. */
    const crash = async () => {
      deps.queue.wipe();
      await db.prisma
        .$executeRaw`UPDATE "Job" SET "leaseUntil" = now() - interval '1 second' WHERE "leaseUntil" IS NOT NULL`;
      await db.prisma
        .$executeRaw`UPDATE "Job" SET "dispatchedAt" = now() - interval '11 seconds' WHERE "dispatchedAt" IS NOT NULL`;
      await sweepJobs(deps);
    };

    for (let round = 0; round < 40; round++) {
      await Promise.all(Array.from({ length: 5 }, doSomething));
      for (const { workspaceId } of workspaces) await expectSoundWallet(db, workspaceId);
    }
    const isLive = { status: { in: ['queued' as const, 'running' as const] } };
    for (let i = 0; i < 200 && (await db.prisma.job.count({ where: isLive })) > 0; i++) {
      await dispatchJobs(deps);
      await crash();
      for (let m = deps.queue.take('sculpt'); m; m = deps.queue.take('sculpt')) {
        const claimed = await claimAttempt(deps, { ...m, workerId: 'last', engine: 'sculpt', revision: 'r' });
        if (claimed.ok) await deliverResults(studio, m, [model(0)]);
      }
    }
    expect(await db.prisma.job.count({ where: isLive })).toBe(0);
    for (const { workspaceId } of workspaces) {
      const wallet = await expectSoundWallet(db, workspaceId);
      expect(wallet.held).toBe(0);
      const spent = wallet.lots.reduce((sum, lot) => sum + lot.spent, 0);
      expect(wallet.available + spent).toBe(160);
    }
    const jobs = await db.prisma.job.findMany();
    expect(new Set(jobs.map((job) => job.status)).size).toBeGreaterThan(1);
    for (const job of jobs) expect(job.lostAttempts).toBeLessThan(lostAttemptsMax);
    const versions = await db.prisma.assetVersion.groupBy({ by: ['jobId'], _count: true });
    expect(versions.map(({ jobId }) => jobId).toSorted()).toEqual(
      jobs
        .filter((job) => job.status === 'succeeded')
        .map((job) => job.id)
        .toSorted(),
    );
    await studio.close();
  },
);

/** The hand-made worker of these tests throws on a refusal, as when its attempt is over. */
function ignoreRefused(error: Error) {
  if (!/^(attempt\.stale|delivery\.invalid)/.test(error.message)) throw error;
}
