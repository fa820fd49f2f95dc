import type { Actor } from '@maquette/domain/access';
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { decideApproval, requestApproval } from '../approvals/index.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import { quoteJob } from '../jobs/quote-job.ts';
import { updateLimits } from '../limits/index.ts';
import { listParticipants, removeParticipant, setParticipant } from '../participants/index.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { codeOf, makeUpload, start, value, type Studio } from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { setClock } from '../testing/set-clock.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
let guest: Actor;
const jobCredits = 8;

beforeEach(async () => {
  ({ studio } = here);
  await setClock(here.db, new Date('2026-11-20T12:00:00Z'));
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 10_000 });
  guest = await makeMember(here.db, workspace.workspaceId, 'guest');
});

/** @param credits in a month; null: none */
async function allow(credits: number | null, userId = guest.userId): Promise<Actor> {
  const { actor, projectId, workspaceId } = workspace;
  const part = { projectId, userId, role: 'viewer' as const, creditsPerMonth: credits };
  value(await setParticipant(studio.deps, actor, part));
  return actorOf(here.db, { workspaceId, userId });
}
const startAs = (actor: Actor, uploadId?: string) =>
  start(studio, { ...workspace, actor }, uploadId ? { uploadId } : {});
const left = async () => {
  const { actor, projectId } = workspace;
  const people = value(await listParticipants(studio.deps, actor, { projectId }));
  return people.find(({ userId }) => userId === guest.userId)?.allowance;
};

it('fifty starts at once of a guest with room for seven: seven start, and never one more', async () => {
  const actor = await allow(7 * jobCredits + 3);
  const uploadId = await makeUpload(studio.deps, actor);
  const results = await Promise.all(Array.from({ length: 50 }, () => startAs(actor, uploadId)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(7);
  expect(results.filter((result) => codeOf(result) === 'credits.cap')).toHaveLength(43);
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).held).toBe(7 * jobCredits);
  expect(await left()).toMatchObject({ usedCredits: 56, leftCredits: 3 });
});

it('what comes back makes room again', async () => {
  const actor = await allow(jobCredits);
  const { job } = value(await startAs(actor));
  expect(codeOf(await startAs(actor))).toBe('credits.cap');
  value(await cancelJob(studio.deps, actor, { jobId: job.id }));
  expect(codeOf(await startAs(actor))).toBe('ok');
});

it('is counted in the month of the workspace, and anew in the next', async () => {
  value(await updateLimits(studio.deps, workspace.actor, { timeZone: 'Europe/Berlin' }));
  const actor = await allow(jobCredits);
  value(await startAs(actor));
  expect(await startAs(actor)).toMatchObject({
    refusal: {
      code: 'credits.cap',
      message:
        'This needs 8 credits, and of the 8 that you may spend in this project in a month 0 are left. It resets at 1 December, 00:00 (Europe/Berlin).',
      detail: { scope: 'guest', resetsAt: '2026-11-30T23:00:00.000Z' },
    },
  });
  await setClock(here.db, new Date('2026-11-30T22:59:00Z'));
  expect(codeOf(await startAs(actor))).toBe('credits.cap');
  await setClock(here.db, new Date('2026-11-30T23:01:00Z'));
  expect(codeOf(await startAs(actor))).toBe('ok');
});

it('is said before the click, without the balance', async () => {
  const request = { operation: 'image-to-model', params: { variants: 4 }, projectId: workspace.projectId };
  const actor = await allow(20);
  const quoted = value(await quoteJob(studio.deps, actor, request));
  expect(quoted).toMatchObject({
    balance: null,
    afterCredits: null,
    allowance: { credits: 20, usedCredits: 0, leftCredits: 20, resetsAt: '2026-12-01T00:00:00.000Z' },
  });
  expect(quoted.missing).toContainEqual({
    code: 'credits.cap',
    message: expect.stringContaining('20 are left'),
  });
  expect(value(await quoteJob(studio.deps, workspace.actor, request)).allowance).toBeNull();
});

it('says nothing of the balance to a guest when the wallet is empty', async () => {
  workspace = await makeWorkspace(here.db, { credits: 3 });
  guest = await makeMember(here.db, workspace.workspaceId, 'guest');
  const actor = await allow(100);
  const refused = await startAs(actor);
  expect(codeOf(refused)).toBe('credits.insufficient');
  expect(JSON.stringify(refused)).not.toMatch(/available|"\w*3\b/);
});

it('binds as it is at the start: who lost their part, or their credits, meanwhile starts nothing', async () => {
  const before = await allow(100);
  await allow(null);
  expect(codeOf(await startAs(before))).toBe('credits.cap');
  await allow(0);
  expect(codeOf(await startAs(before))).toBe('credits.cap');
  const { actor, projectId } = workspace;
  value(await removeParticipant(studio.deps, actor, { projectId, userId: guest.userId }));
  expect(codeOf(await startAs(before))).toBe('credits.cap');
});

it('holds for a job that was approved, too', async () => {
  value(await updateLimits(studio.deps, workspace.actor, { approvalAboveCredits: 0 }));
  const actor = await allow(jobCredits);
  const image = await makeUpload(studio.deps, actor);
  const ask = async (name: string) =>
    value(
      await requestApproval(studio.deps, actor, {
        operation: 'image-to-model',
        params: { image },
        projectId: workspace.projectId,
        name,
      }),
    ).approval.id;
  const [first, second] = [await ask('One'), await ask('Two')];
  const decide = (approvalId: string) =>
    decideApproval(studio.deps, workspace.actor, { approvalId, decision: 'approved' });
  expect(codeOf(await decide(first))).toBe('ok');
  expect(codeOf(await decide(second))).toBe('credits.cap');
  expect(await left()).toMatchObject({ leftCredits: 0 });
});

it('whatever is started, cancelled and allowed in whatever order, is never more than was allowed', async () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('start' as const), times: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant('cancel' as const) }),
      fc.record({ kind: fc.constant('allow' as const), credits: fc.integer({ min: 0, max: 40 }) }),
    ),
    { minLength: 3, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      guest = await makeMember(here.db, workspace.workspaceId, 'guest');
      let allowed = 24;
      let actor = await allow(allowed);
      const uploadId = await makeUpload(studio.deps, actor);
      const running: string[] = [];
      for (const step of story) {
        if (step.kind === 'allow') actor = await allow((allowed = step.credits));
        if (step.kind === 'cancel' && running.length > 0)
          value(await cancelJob(studio.deps, actor, { jobId: running.pop()! }));
        if (step.kind !== 'start') continue;
        const before = running.length * jobCredits;
        const results = await Promise.all(Array.from({ length: step.times }, () => startAs(actor, uploadId)));
        for (const result of results) if (result.ok) running.push(result.value.job.id);
        const room = Math.max(0, Math.floor((allowed - before) / jobCredits));
        expect(running.length * jobCredits - before).toBe(Math.min(room, step.times) * jobCredits);
      }
      expect(await left()).toMatchObject({ credits: allowed, usedCredits: running.length * jobCredits });
    }),
    { numRuns: 12 },
  );
}, 120_000);
