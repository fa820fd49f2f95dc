import { lostAttemptsMax, type QueueMessage } from '@maquette/domain/worker-protocol';
import { expect, test } from 'vitest';
import { createDice, type Dice } from '../testing/dice.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { deliverResults, makeUpload, model, start, type Studio } from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { cancelJob } from './cancel-job.ts';
import { claimAttempt } from './claim-attempt.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { finishAttempt } from './finish-attempt.ts';
import { reportAttempt } from './report-attempt.ts';
import { sweepJobs } from './sweep-jobs.ts';

const { here } = useOwnStudio();

type Chaos = {
  studio: Studio;
  dice: Dice;
  workspaces: TestWorkspace[];
  uploads: string[];
  messages: QueueMessage[];
};

const takeMessages = ({ deps }: Studio): QueueMessage[] => {
  const messages: QueueMessage[] = [];
  for (let m = deps.queue.take('sculpt'); m; m = deps.queue.take('sculpt')) messages.push(m);
  return messages;
};

/** One thing that a user, the dispatcher or a crash does. */
async function doSomething({ studio, dice, workspaces, uploads, messages }: Chaos): Promise<void> {
  const { deps } = studio;
  const i = dice.below(workspaces.length);
  const workspace = workspaces[i]!;
  const what = dice.next();
  if (what < 0.4) {
    const params = { variants: 1 + dice.below(3), texture: dice.next() < 0.7 };
    const requestKey = dice.next() < 0.5 ? `key ${dice.below(10)}` : undefined;
    await start(studio, workspace, { uploadId: uploads[i], params, requestKey });
  } else if (what < 0.75) {
    await dispatchJobs(deps);
    messages.push(...takeMessages(studio));
  } else if (what < 0.9) {
    const jobs = await here.db.prisma.job.findMany({ where: { workspaceId: workspace.workspaceId } });
    const job = dice.pick(jobs);
    if (job) await cancelJob(deps, workspace.actor, { jobId: job.id });
  } else await crash(studio);
}

/** One thing that a worker does with any message that ever was, its own or not, in time or not. */
async function workSomehow({ studio, dice, messages }: Chaos): Promise<void> {
  const { deps } = studio;
  const message = dice.pick(messages);
  if (!message) return;
  const what = dice.next();
  if (what < 0.35) {
    const workerId = `wrk_${dice.below(4)}`;
    await claimAttempt(deps, { ...message, workerId, engine: 'sculpt', revision: 'r' });
  } else if (what < 0.45) await reportAttempt(deps, { ...message, stage: 's', progress: 0.5 });
  else if (what < 0.75) {
    const outputs = Array.from({ length: 1 + dice.below(2) }, (_, variant) =>
      model(variant, dice.next() < 0.85 ? 'glTF' : 'junk'),
    );
    await deliverResults(studio, message, outputs).catch(ignoreRefused);
  } else if (what < 0.85)
    await finishAttempt(deps, { ...message, outcome: 'failed', code: 'X', message: 'x', stages: {} });
  else if (what < 0.92) await finishAttempt(deps, { ...message, outcome: 'handed-over' });
  else await finishAttempt(deps, { ...message, outcome: 'lost', message: 'crash' });
}

/** The hand-made worker of these tests throws on a refusal, as when its attempt is over. */
function ignoreRefused(error: Error) {
  if (!/^(attempt\.stale|delivery\.invalid)/.test(error.message)) throw error;
}

/** Workers vanish and messages with them; then the sweep comes. */
async function crash({ deps }: Studio): Promise<void> {
  deps.queue.wipe();
  await here.db.prisma.$executeRaw`
    UPDATE "Job" SET "leaseUntil" = now() - interval '1 second' WHERE "leaseUntil" IS NOT NULL`;
  await here.db.prisma.$executeRaw`
    UPDATE "Job" SET "dispatchedAt" = now() - interval '11 seconds' WHERE "dispatchedAt" IS NOT NULL`;
  await sweepJobs(deps);
}

const isLive = { status: { in: ['queued' as const, 'running' as const] } };
const countLive = () => here.db.prisma.job.count({ where: isLive });

/** An honest worker comes back and does what is left. */
async function workOff(studio: Studio): Promise<void> {
  for (let i = 0; i < 200 && (await countLive()) > 0; i++) {
    await crash(studio);
    await dispatchJobs(studio.deps);
    for (const message of takeMessages(studio)) {
      const claim = { ...message, workerId: 'last', engine: 'sculpt' as const, revision: 'r' };
      if ((await claimAttempt(studio.deps, claim)).ok) await deliverResults(studio, message, [model(0)]);
    }
  }
}

test.each([11, 29])(
  'no credit is lost or made, and every job ends, whatever workers, users and crashes do (chance %i)',
  async (seed) => {
    const { db, studio } = here;
    await studio.online('sculpt', 6);
    const workspaces: TestWorkspace[] = [];
    for (const planId of ['studio', 'free', 'pro'] as const)
      workspaces.push(await makeWorkspace(db, { credits: 160, planId }));
    const uploads = await Promise.all(workspaces.map(({ actor }) => makeUpload(studio.deps, actor)));
    const chaos: Chaos = { studio, dice: createDice(seed), workspaces, uploads, messages: [] };

    for (let round = 0; round < 40; round++) {
      const doings = Array.from({ length: 5 }, (_, i) => (i < 2 ? doSomething(chaos) : workSomehow(chaos)));
      await Promise.all(doings);
      for (const { workspaceId } of workspaces) await expectSoundWallet(db, workspaceId);
    }
    await workOff(studio);
    expect(await countLive()).toBe(0);
    for (const { workspaceId } of workspaces) {
      const wallet = await expectSoundWallet(db, workspaceId);
      const spent = wallet.lots.reduce((sum, lot) => sum + lot.spent, 0);
      expect([wallet.held, wallet.available + spent]).toEqual([0, 160]);
    }
    const jobs = await db.prisma.job.findMany();
    expect(new Set(jobs.map((job) => job.status)).size).toBeGreaterThan(1);
    for (const job of jobs) expect(job.lostAttempts).toBeLessThan(lostAttemptsMax);
    const versions = await db.prisma.assetVersion.groupBy({ by: ['jobId'] });
    const succeeded = jobs.filter((job) => job.status === 'succeeded');
    expect(versions.map(({ jobId }) => jobId).toSorted()).toEqual(succeeded.map(({ id }) => id).toSorted());
  },
);
