import type { Actor } from '@maquette/domain/access';
import type { ApprovalView } from '@maquette/domain/approvals';
import { defaultPrices, priceBookVersion } from '@maquette/domain/operations';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { createApiKey } from '../api-keys/index.ts';
import { setCap } from '../caps/index.ts';
import { getJob } from '../jobs/get-job.ts';
import { quoteJob } from '../jobs/quote-job.ts';
import { updateLimits } from '../limits/index.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { codeOf, makeUpload, start, value, type Studio } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { setClock } from '../testing/set-clock.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { decideApproval, listApprovals, requestApproval, sweepApprovals } from './index.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
let editor: Actor;
let payer: Actor;
let image: string;
beforeEach(async () => {
  ({ studio } = here);
  await setClock(here.db, new Date('2026-11-20T12:00:00Z'));
  workspace = await makeWorkspace(here.db, { credits: 1_000 });
  const { workspaceId, actor: owner } = workspace;
  editor = await makeMember(here.db, workspaceId, 'editor');
  payer = { ...(await makeMember(here.db, workspaceId, 'viewer')), billing: true };
  const which = { workspaceId_userId: { workspaceId, userId: payer.userId } };
  await here.db.prisma.membership.update({ where: which, data: { billing: true } });
  value(await updateLimits(studio.deps, owner, { approvalAboveCredits: 15 }));
  image = await makeUpload(studio.deps, editor);
});

/** 16 credits. */
const requestOf = (more: Record<string, unknown> = {}) => ({
  operation: 'image-to-model',
  projectId: workspace.projectId,
  params: { image, variants: 2, ...more },
});
const ask = async (actor = editor): Promise<ApprovalView> =>
  value(await requestApproval(studio.deps, actor, requestOf())).approval;
const decide = (actor: Actor, { id }: ApprovalView, decision: 'approved' | 'declined', note = '') =>
  decideApproval(studio.deps, actor, { approvalId: id, decision, note });
const told = async (kind: string) =>
  (await here.db.prisma.notice.findMany({ where: { kind } })).map(({ userId }) => userId).toSorted();
const jobCount = () => here.db.prisma.job.count();

test('above the threshold a job needs an approval, and those who decide start theirs themselves', async () => {
  const asEditor = { ...workspace, actor: editor };
  const refused = await start(studio, asEditor, { params: { variants: 2 } });
  expect(refused).toMatchObject({
    refusal: { code: 'approval.required', detail: { thresholdCredits: 15, neededCredits: 16 } },
  });
  const { missing } = value(await quoteJob(studio.deps, editor, requestOf()));
  expect(missing).toMatchObject([{ code: 'approval.required' }]);
  expect(codeOf(await start(studio, asEditor))).toBe('ok');
  expect(codeOf(await start(studio, workspace, { params: { variants: 2 } }))).toBe('ok');
});

test('asking tells owners and those who pay, sets nothing aside, and a second click asks no second time', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => requestApproval(studio.deps, editor, requestOf())));
  expect(new Set(answers.map((answer) => value(answer).approval.id)).size).toBe(1);
  expect(answers.map((answer) => value(answer).repeated).toSorted()).toEqual([false, true, true]);
  expect(value(answers[0]!).approval).toMatchObject({
    status: 'pending',
    quotedCredits: 16,
    name: 'chair',
    projectName: 'Project',
    requestedBy: { id: editor.userId, name: 'The editor' },
    expiresAt: expect.stringMatching(/^2026-11-27T12:00/),
  });
  expect(await told('approval.requested')).toEqual([payer.userId, workspace.actor.userId].toSorted());
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).held).toBe(0);
});

test('approved, it starts as it was asked for, in the name of the one who asked, who is told', async () => {
  const approval = await ask();
  const decided = value(await decide(payer, approval, 'approved', 'Go ahead'));
  expect(decided).toMatchObject({ status: 'approved', note: 'Go ahead', decidedBy: { id: payer.userId } });
  const job = value(await getJob(studio.deps, editor, { jobId: decided.jobId! }));
  expect(job).toMatchObject({
    status: 'queued',
    reservedCredits: 16,
    quotedCredits: 16,
    name: 'chair',
    createdBy: { id: editor.userId },
    params: { image, variants: 2 },
  });
  expect(await told('approval.approved')).toEqual([editor.userId]);
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).held).toBe(16);
});

test('approved by many at the same time, it starts once', async () => {
  const approval = await ask();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => decide(i % 2 ? payer : workspace.actor, approval, 'approved')),
  );
  expect(answers.map(codeOf)).toEqual(Array(8).fill('ok'));
  expect(new Set(answers.map((answer) => value(answer).jobId)).size).toBe(1);
  expect(await jobCount()).toBe(1);
  expect(await told('approval.approved')).toHaveLength(1);
});

test('approved and declined at the same time: one of the two', async () => {
  const approval = await ask();
  const answers = await Promise.all([
    decide(payer, approval, 'approved'),
    decide(workspace.actor, approval, 'declined'),
  ]);
  expect(answers.map(codeOf).toSorted()).toEqual(['conflict.state', 'ok']);
  expect(await jobCount()).toBe(codeOf(answers[0]!) === 'ok' ? 1 : 0);
});

test('declined with a note, nothing starts, and the one who asked is told why', async () => {
  const approval = await ask();
  expect(value(await decide(payer, approval, 'declined', 'Try the draft first'))).toMatchObject({
    status: 'declined',
    jobId: null,
  });
  const notice = await here.db.prisma.notice.findFirstOrThrow({ where: { kind: 'approval.declined' } });
  expect(notice).toMatchObject({
    userId: editor.userId,
    body: expect.stringContaining('Try the draft first'),
  });
  expect(codeOf(await decide(payer, approval, 'approved'))).toBe('conflict.state');
  expect(await jobCount()).toBe(0);
});

test('nobody decided in a week: it is over, also before the sweep, and the one who asked is told once', async () => {
  const approval = await ask();
  await setClock(here.db, new Date('2026-11-27T12:01:00Z'));
  expect(value(await listApprovals(studio.deps, editor))).toMatchObject([{ status: 'expired' }]);
  expect(value(await listApprovals(studio.deps, payer, { status: 'pending' }))).toEqual([]);
  expect(codeOf(await decide(payer, approval, 'approved'))).toBe('conflict.state');
  const swept = await Promise.all([sweepApprovals(studio.deps), sweepApprovals(studio.deps)]);
  expect(swept.some(({ expiredApprovals }) => expiredApprovals === 1)).toBe(true);
  expect(await told('approval.expired')).toEqual([editor.userId]);
  expect(await jobCount()).toBe(0);
});

test('costs what was shown when it was asked for, whatever prices are by then, and less when they fell', async () => {
  const { actor: owner } = workspace;
  const pricesAre = (textured: number) =>
    here.db.prisma.priceBookVersion.create({
      data: {
        version: `a textured draft costs ${textured}`,
        effectiveAt: new Date('2026-11-20T12:00:00Z'),
        prices: {
          ...defaultPrices,
          modelMaking: { ...defaultPrices.modelMaking, sculpt: { plain: 5, textured } },
        },
        createdById: owner.userId,
      },
    });
  const costOf = async (approval: ApprovalView) => {
    const { jobId } = value(await decide(payer, approval, 'approved'));
    return value(await getJob(studio.deps, editor, { jobId: jobId! })).reservedCredits;
  };
  // the price book of the quote, as the browser sends it: it would not hold for more than ten minutes
  const request = { ...requestOf(), priceBookVersion };
  const first = value(await requestApproval(studio.deps, editor, request)).approval;
  await pricesAre(12);
  await setClock(here.db, new Date('2026-11-22T12:00:00Z'));
  expect(await costOf(first)).toBe(16);
  const second = value(await requestApproval(studio.deps, editor, requestOf({ seed: 3 }))).approval;
  expect(second.quotedCredits).toBe(24);
  await pricesAre(3);
  expect(await costOf(second)).toBe(6);
});

describe('an approval does not', () => {
  it('lift a cap of the one who asked, and the request stays open', async () => {
    const cap = { scope: 'member' as const, subjectId: editor.userId, period: 'day' as const, credits: 10 };
    const approval = await ask();
    value(await setCap(studio.deps, workspace.actor, cap));
    expect(codeOf(await decide(payer, approval, 'approved'))).toBe('credits.cap');
    value(await setCap(studio.deps, workspace.actor, { ...cap, credits: 100 }));
    expect(codeOf(await decide(payer, approval, 'approved'))).toBe('ok');
  });

  it('start a job for somebody who has left', async () => {
    const approval = await ask();
    const { workspaceId } = workspace;
    await here.db.prisma.membership.delete({
      where: { workspaceId_userId: { workspaceId, userId: editor.userId } },
    });
    expect(codeOf(await decide(payer, approval, 'approved'))).toBe('conflict.state');
    expect(codeOf(await decide(payer, approval, 'declined'))).toBe('ok');
  });

  it('come from a program, which may ask', async () => {
    const { actor: owner } = workspace;
    const { view } = value(
      await createApiKey(studio.deps, owner, {
        name: 'Bot',
        scopes: ['read', 'write', 'jobs'],
      }),
    );
    const bot: Actor = {
      ...owner,
      via: { kind: 'api-key', apiKeyId: view.id, scopes: ['read', 'write', 'jobs'], projectIds: [] },
    };
    expect(codeOf(await start(studio, { ...workspace, actor: bot }, { params: { variants: 2 } }))).toBe(
      'approval.required',
    );
    const approval = await ask(bot);
    expect(codeOf(await decide(bot, approval, 'approved'))).toBe('access.denied');
    const { jobId } = value(await decide(payer, approval, 'approved'));
    const row = await here.db.prisma.job.findUniqueOrThrow({ where: { id: jobId! } });
    expect(row).toMatchObject({ apiKeyId: view.id, createdById: owner.userId });
  });
});

test('everyone sees their own requests, those who decide see all, and nobody those of another workspace', async () => {
  const approval = await ask();
  const colleague = await makeMember(here.db, workspace.workspaceId, 'admin');
  const other = await makeWorkspace(here.db);
  const seen = async (actor: Actor) => value(await listApprovals(studio.deps, actor)).map(({ id }) => id);
  expect(await seen(editor)).toEqual([approval.id]);
  expect(await seen(payer)).toEqual([approval.id]);
  expect(await seen(colleague)).toEqual([]);
  expect(await seen(other.actor)).toEqual([]);
  expect(codeOf(await decide(colleague, approval, 'approved'))).toBe('access.denied');
  expect(codeOf(await decide(other.actor, approval, 'approved'))).toBe('not-found');
  expect(codeOf(await decide(other.actor, approval, 'declined'))).toBe('not-found');
});

test('what needs no approval is not asked for', async () => {
  expect(codeOf(await requestApproval(studio.deps, workspace.actor, requestOf()))).toBe('conflict.state');
  expect(codeOf(await requestApproval(studio.deps, editor, requestOf({ variants: 1 })))).toBe(
    'conflict.state',
  );
});
