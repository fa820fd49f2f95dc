import type { CapView } from '@maquette/domain/caps';
import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { createApiKey } from '../api-keys/index.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import { quoteJob } from '../jobs/quote-job.ts';
import { updateLimits } from '../limits/index.ts';
import { newId } from '../new-id.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  model,
  start,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { setClock } from '../testing/set-clock.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { listCaps, raiseCap, removeCap, setCap, type NewCap } from './index.ts';

const { here } = useOwnStudio();
const noon = new Date('2026-11-20T12:00:00Z');
let studio: Studio;
let workspace: TestWorkspace;
let editor: Actor;
beforeEach(async () => {
  ({ studio } = here);
  await setClock(here.db, noon);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 10_000 });
  editor = await makeMember(here.db, workspace.workspaceId, 'editor');
});

/** A job of 20 credits. */
const start20 = (actor: Actor = editor, more: { projectId?: string } = {}) =>
  start(studio, { ...workspace, actor, ...more }, { params: { variants: 4, texture: false } });
const cap = async (more: Partial<NewCap> = {}): Promise<CapView> =>
  value(
    await setCap(studio.deps, workspace.actor, {
      scope: 'member',
      subjectId: editor.userId,
      period: 'day',
      credits: 100,
      ...more,
    }),
  );
const seen = async (actor = workspace.actor) => value(await listCaps(studio.deps, actor));
const notices = () => here.db.prisma.notice.findMany({ where: { kind: 'cap.passed' } });

test('a member cap of 100, ten parallel jobs of 20: five run; one comes back: one more can, never two', async () => {
  await cap();
  const results = await Promise.all(Array.from({ length: 10 }, () => start20()));
  const started = results.flatMap((result) => (result.ok ? [result.value.job.id] : []));
  expect(started).toHaveLength(5);
  expect(results.filter((result) => codeOf(result) === 'credits.cap')).toHaveLength(5);
  value(await cancelJob(studio.deps, editor, { jobId: started[0]! }));
  const again = await Promise.all(Array.from({ length: 6 }, () => start20()));
  expect(again.map(codeOf).toSorted()).toEqual([...Array(5).fill('credits.cap'), 'ok']);
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).held).toBe(100);
});

test('the refusal names the cap that bound, how much is left and when it resets', async () => {
  value(await updateLimits(studio.deps, workspace.actor, { timeZone: 'Europe/Berlin' }));
  const { id } = await cap({ credits: 30 });
  await start20();
  const refused = await start20();
  expect(refused).toMatchObject({
    refusal: {
      code: 'credits.cap',
      message:
        'This needs 20 credits, and the member’s cap of 30 credits a day has 10 left. It resets at 21 November, 00:00 (Europe/Berlin).',
      detail: { capId: id, leftCredits: 10, resetsAt: '2026-11-20T23:00:00.000Z' },
    },
  });
  const request = { operation: 'image-to-model', params: { variants: 4, texture: false } };
  expect(value(await quoteJob(studio.deps, editor, request)).missing).toContainEqual({
    code: 'credits.cap',
    message: expect.stringContaining('has 10 left'),
  });
});

test('counts what a job consumed once it is over, and starts anew when the window does', async () => {
  await cap({ credits: 20 });
  const job = value(await start20()).job;
  await deliverResults(studio, await claimNext(studio), [model(0)]);
  expect(job.reservedCredits).toBe(20);
  expect(await seen()).toMatchObject([
    { usedCredits: 5, leftCredits: 15, resetsAt: '2026-11-21T00:00:00.000Z' },
  ]);
  expect(codeOf(await start20())).toBe('credits.cap');
  await setClock(here.db, new Date('2026-11-21T00:00:05Z'));
  expect(codeOf(await start20())).toBe('ok');
});

describe('a cap on', () => {
  it('the workspace counts what everyone spends', async () => {
    await cap({ scope: 'workspace', subjectId: undefined, credits: 40, period: 'month' });
    expect([await start20(), await start20(workspace.actor), await start20()].map(codeOf)).toEqual([
      'ok',
      'ok',
      'credits.cap',
    ]);
  });

  it('a project counts what is made in it, and a quote for it says so', async () => {
    const { workspaceId, actor, projectId } = workspace;
    const other = newId('project');
    await here.db.prisma.project.create({
      data: { id: other, workspaceId, name: 'Other', ownerId: actor.userId },
    });
    await cap({ scope: 'project', subjectId: projectId, credits: 20 });
    expect([await start20(), await start20()].map(codeOf)).toEqual(['ok', 'credits.cap']);
    expect(codeOf(await start20(editor, { projectId: other }))).toBe('ok');
    const request = { operation: 'image-to-model', params: {}, projectId };
    const codes = value(await quoteJob(studio.deps, editor, request)).missing.map(({ code }) => code);
    expect(codes).toContain('credits.cap');
  });

  it('a key counts what programs spend with it, and nobody else', async () => {
    const { view } = value(
      await createApiKey(studio.deps, editor, { name: 'Bot', scopes: ['jobs', 'write'] }),
    );
    const bot: Actor = {
      ...editor,
      via: { kind: 'api-key', apiKeyId: view.id, scopes: ['jobs', 'write'], projectIds: [] },
    };
    await cap({ scope: 'api_key', subjectId: view.id, credits: 20 });
    expect([await start20(bot), await start20(bot), await start20(editor)].map(codeOf)).toEqual([
      'ok',
      'credits.cap',
      'ok',
    ]);
  });
});

test('a job that costs nothing starts under a cap of nothing', async () => {
  await cap({ credits: 0 });
  const asEditor = { ...workspace, actor: editor };
  expect(codeOf(await start(studio, asEditor, { operation: 'import-model' }))).toBe('ok');
  expect(codeOf(await start20())).toBe('credits.cap');
});

test('a soft cap lets it start, says so before, and tells owners and those who pay once per window', async () => {
  const payer = await makeMember(here.db, workspace.workspaceId, 'viewer');
  await here.db.prisma.membership.update({
    where: { workspaceId_userId: { workspaceId: workspace.workspaceId, userId: payer.userId } },
    data: { billing: true },
  });
  await cap({ isHard: false, credits: 30 });
  expect(codeOf(await start20())).toBe('ok');
  expect(await notices()).toHaveLength(0);
  const request = { operation: 'image-to-model', params: { variants: 4, texture: false } };
  const { warnings, missing } = value(await quoteJob(studio.deps, editor, request));
  expect(warnings).toMatchObject([{ code: 'credits.cap' }]);
  expect(missing.map(({ code }) => code)).not.toContain('credits.cap');
  expect((await Promise.all([start20(), start20(), start20()])).map(codeOf)).toEqual(['ok', 'ok', 'ok']);
  expect((await notices()).map(({ userId }) => userId).toSorted()).toEqual(
    [payer.userId, workspace.actor.userId].toSorted(),
  );
  await setClock(here.db, new Date('2026-11-21T12:00:00Z'));
  await start20();
  await start20();
  expect(await notices()).toHaveLength(4);
});

test('an owner raises a cap until it resets; who, how much and why is kept, also when the cap is removed', async () => {
  const { id } = await cap({ credits: 20 });
  await start20();
  const admin = await makeMember(here.db, workspace.workspaceId, 'admin');
  const raise = { capId: id, credits: 20, reason: 'Deadline today' };
  expect(codeOf(await raiseCap(studio.deps, admin, raise))).toBe('access.denied');
  expect(value(await raiseCap(studio.deps, workspace.actor, raise))).toMatchObject({
    raisedCredits: 20,
    leftCredits: 20,
    raises: [
      { credits: 20, reason: 'Deadline today', by: { id: workspace.actor.userId, name: 'The owner' } },
    ],
  });
  expect([await start20(), await start20()].map(codeOf)).toEqual(['ok', 'credits.cap']);
  await setClock(here.db, new Date('2026-11-21T12:00:00Z'));
  expect(await seen()).toMatchObject([{ raisedCredits: 0, leftCredits: 20 }]);
  value(await removeCap(studio.deps, admin, { capId: id }));
  expect(await here.db.prisma.capRaise.findMany()).toMatchObject([
    { capId: null, subjectId: editor.userId, credits: 20, reason: 'Deadline today' },
  ]);
});

describe('who may what', () => {
  it('caps are set by owners, admins and those who pay; the same subject and period again replace one', async () => {
    const { workspaceId } = workspace;
    for (const [role, billing, code] of [
      ['admin', false, 'ok'],
      ['editor', false, 'access.denied'],
      ['viewer', true, 'ok'],
      ['viewer', false, 'access.denied'],
    ] as const) {
      const actor = { ...(await makeMember(here.db, workspaceId, role)), billing };
      const asked = { scope: 'workspace' as const, period: 'day' as const, credits: 50 };
      expect(codeOf(await setCap(studio.deps, actor, asked))).toBe(code);
    }
    expect(await seen()).toHaveLength(1);
  });

  it('a member sees the caps on themselves and their keys, and what is left, of nobody else', async () => {
    await cap();
    await cap({ subjectId: workspace.actor.userId });
    await cap({ scope: 'workspace', subjectId: undefined });
    expect(await seen(editor)).toMatchObject([{ subjectId: editor.userId, leftCredits: 100 }]);
    expect(await seen()).toHaveLength(3);
  });

  it('what is in another workspace cannot be capped, changed or seen', async () => {
    const other = await makeWorkspace(here.db);
    const { id } = await cap();
    const foreign = {
      subjectId: editor.userId,
      scope: 'member' as const,
      period: 'day' as const,
      credits: 1,
    };
    const answers = [
      await setCap(studio.deps, other.actor, foreign),
      await setCap(studio.deps, other.actor, {
        ...foreign,
        scope: 'project',
        subjectId: workspace.projectId,
      }),
      await removeCap(studio.deps, other.actor, { capId: id }),
      await raiseCap(studio.deps, other.actor, { capId: id, credits: 1, reason: '' }),
    ];
    expect(answers.map(codeOf)).toEqual(Array(4).fill('not-found'));
    expect(await seen(other.actor)).toEqual([]);
  });

  it('refuses what is no cap', async () => {
    for (const credits of [-1, 1.5, 1e12])
      expect(
        codeOf(await setCap(studio.deps, workspace.actor, { scope: 'workspace', period: 'day', credits })),
      ).toBe('input.invalid');
    const forNobody = { scope: 'member' as const, period: 'day' as const, credits: 1 };
    expect(codeOf(await setCap(studio.deps, workspace.actor, forNobody))).toBe('input.invalid');
  });
});
