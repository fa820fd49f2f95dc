import { createDatabase } from '@maquette/db';
import { creditsPerKeptModel, usageGroupings, type UsageView } from '@maquette/domain/usage';
import fc from 'fast-check';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { keepVersion } from '../assets/keep-version.ts';
import { trashAssets } from '../assets/trash-assets.ts';
import { newId } from '../new-id.ts';
import { holdsByHand } from '../testing/holds-by-hand.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { exportUsage } from './export-usage.ts';
import { getBurnDown } from './get-burn-down.ts';
import { getUsage } from './get-usage.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 10 });
const deps = { db };
afterAll(() => db.close());
const { reserve, settle } = holdsByHand(db);

interface TestJob {
  credits: number;
  /** Null: it is not over. */
  charged: number | null;
  bookedAt?: Date;
  userId?: string;
  operation?: string;
  engine?: string;
  apiKeyId?: string | null;
  projectId?: string;
}

async function job({ workspaceId, projectId, actor }: TestWorkspace, more: TestJob): Promise<string> {
  const held = await reserve(workspaceId, more.credits);
  if (!('jobId' in held)) throw new Error(held.code);
  const { credits: _credits, charged, userId = actor.userId, ...columns } = more;
  await db.prisma.job.update({
    where: { id: held.jobId },
    data: { projectId, createdById: userId, ...columns },
  });
  if (charged !== null) await settle(workspaceId, held.jobId, charged);
  return held.jobId;
}

describe('usage', () => {
  it('adds up to the same over every grouping, and to what the ledger settled for those jobs', async () => {
    const jobs = fc.array(
      fc.record({
        credits: fc.integer({ min: 1, max: 40 }),
        end: fc.constantFrom('runs', 'failed', 'part', 'whole'),
        day: fc.integer({ min: 1, max: 9 }),
        who: fc.nat(1),
        operation: fc.constantFrom('image-to-model', 'multiview-to-model'),
        engine: fc.constantFrom('sculpt', 'hunyuan3d-2.1'),
        key: fc.boolean(),
      }),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(jobs, fc.integer({ min: 1, max: 9 }), async (asked, lastDay) => {
        const workspace = await makeWorkspace(db, { credits: 2_000 });
        const { workspaceId, actor } = workspace;
        const people = [actor.userId, (await makeMember(db, workspaceId, 'editor')).userId];
        for (const { credits, end, day, who, operation, engine, key } of asked)
          await job(workspace, {
            credits,
            charged: { runs: null, failed: 0, part: Math.floor(credits / 2), whole: credits }[end],
            bookedAt: new Date(`2026-11-0${day}T12:00:00Z`),
            userId: people[who],
            operation,
            engine,
            apiKeyId: key ? 'key_1' : null,
          });
        const period = { from: '2026-11-01', to: `2026-11-0${lastDay}` };
        const totals: UsageView['total'][] = [];
        for (const groupBy of usageGroupings) {
          const { rows, total } = value(await getUsage(deps, actor, { groupBy, ...period }));
          for (const figure of Object.keys(total) as (keyof typeof total)[])
            expect([groupBy, figure, rows.reduce((sum, row) => sum + row[figure], 0)]).toEqual([
              groupBy,
              figure,
              total[figure],
            ]);
          totals.push(total);
        }
        for (const total of totals) expect(total).toEqual(totals[0]);
        const [ledger] = await db.prisma.$queryRaw<{ settled: number; held: number }[]>`
          SELECT COALESCE(sum(p."amount") FILTER (WHERE p."reason" = 'settle'), 0)::int AS "settled",
            (COALESCE(sum(p."amount") FILTER (WHERE p."to" = 'held'), 0)
              - COALESCE(sum(p."amount") FILTER (WHERE p."from" = 'held'), 0))::int AS "held"
          FROM "Posting" p JOIN "Job" j ON j."id" = p."jobId"
          WHERE j."workspaceId" = ${workspaceId} AND j."bookedAt" < (${period.to}::date + 1)::timestamp AT TIME ZONE 'UTC'`;
        expect(totals[0]).toMatchObject({ consumedCredits: ledger!.settled, heldCredits: ledger!.held });
      }),
      { numRuns: 12 },
    );
  });

  it('counts a job on the day that it was in the workspace, over a change of the clocks', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    const { workspaceId, actor } = workspace;
    await db.prisma.workspace.update({ where: { id: workspaceId }, data: { timeZone: 'Europe/Berlin' } });
    // 25 October 2026 has 25 hours in Berlin: it starts at 22:00 UTC of the day before and ends at 23:00
    for (const at of [
      '2026-10-24T21:59:59Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ])
      await job(workspace, { credits: 1, charged: 1, bookedAt: new Date(at) });
    const { rows, timeZone } = value(
      await getUsage(deps, actor, { groupBy: 'day', from: '2026-10-24', to: '2026-10-26' }),
    );
    expect(timeZone).toBe('Europe/Berlin');
    expect(rows.map(({ key, jobs }) => [key, jobs])).toEqual([
      ['2026-10-24', 1],
      ['2026-10-25', 2],
      ['2026-10-26', 1],
    ]);
    const day = value(
      await getUsage(deps, actor, { groupBy: 'member', from: '2026-10-25', to: '2026-10-25' }),
    );
    expect(day.total.jobs).toBe(2);
  });

  it('tells failed, returned, held and charged credits apart', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    await job(workspace, { credits: 10, charged: 10 });
    await job(workspace, { credits: 10, charged: 4 });
    await job(workspace, { credits: 10, charged: 0 });
    await job(workspace, { credits: 10, charged: null });
    const { total } = value(await getUsage(deps, workspace.actor, { groupBy: 'engine' }));
    expect(total).toEqual({
      jobs: 4,
      consumedCredits: 14,
      heldCredits: 10,
      returnedCredits: 16,
      failedJobs: 1,
      failedCredits: 10,
      cancelledJobs: 0,
      keptModels: 0,
    });
  });

  it('says what a kept model cost, with everything that was tried on the way', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    const { actor } = workspace;
    const versionIds: string[] = [];
    for (let i = 0; i < 3; i++) {
      const jobId = await job(workspace, { credits: 10, charged: 10 });
      const { assetId } = await insertAsset(db, workspace, { kind: 'model' });
      const { id } = await db.prisma.assetVersion.findFirstOrThrow({ where: { assetId } });
      await db.prisma.assetVersion.update({ where: { id }, data: { jobId, variant: 0 } });
      versionIds.push(id);
    }
    const project = async () => {
      const { rows } = value(await getUsage(deps, actor, { groupBy: 'project' }));
      return [rows[0]!.name, rows[0]!.keptModels, creditsPerKeptModel(rows[0]!)];
    };
    expect(await project()).toEqual(['Project', 0, null]);
    value(await keepVersion(deps, actor, { versionId: versionIds[0]!, kept: true }));
    expect(await project()).toEqual(['Project', 1, 30]);
    value(await keepVersion(deps, actor, { versionId: versionIds[1]!, kept: true }));
    expect(await project()).toEqual(['Project', 2, 15]);
    value(await keepVersion(deps, actor, { versionId: versionIds[1]!, kept: false }));
    expect(await project()).toEqual(['Project', 1, 30]);
    const { assetId } = await db.prisma.assetVersion.findUniqueOrThrow({ where: { id: versionIds[0]! } });
    value(await trashAssets(deps, actor, { assetIds: [assetId] }));
    expect(await project()).toEqual(['Project', 0, null]);
  });

  it('shows an editor what they started themselves, whatever they ask for', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    const editor = await makeMember(db, workspace.workspaceId, 'editor');
    await job(workspace, { credits: 10, charged: 10 });
    await job(workspace, { credits: 3, charged: 3, userId: editor.userId });
    const own = value(await getUsage(deps, editor, { groupBy: 'member' }));
    expect(own).toMatchObject({ ownOnly: true, total: { jobs: 1, consumedCredits: 3 } });
    const other = value(await getUsage(deps, editor, { groupBy: 'day', memberId: workspace.actor.userId }));
    expect(other.total.jobs).toBe(0);
    const viewer = await makeMember(db, workspace.workspaceId, 'viewer');
    expect(codeOf(await getUsage(deps, viewer, { groupBy: 'day' }))).toBe('access.denied');
    const payer = { ...viewer, billing: true };
    expect(value(await getUsage(deps, payer, { groupBy: 'day' })).total.jobs).toBe(2);
  });

  it('counts nothing of another workspace', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    await job(workspace, { credits: 10, charged: 10 });
    const other = await makeWorkspace(db);
    const { total, rows } = value(await getUsage(deps, other.actor, { groupBy: 'project' }));
    expect([total.jobs, rows]).toEqual([0, []]);
    const { projectId, actor } = workspace;
    for (const foreign of [{ projectId }, { memberId: actor.userId }])
      expect(await getUsage(deps, other.actor, { groupBy: 'project', ...foreign })).toMatchObject({
        refusal: { code: 'not-found' },
      });
  });

  it('comes as CSV in which a name cannot become a formula', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    await db.prisma.project.update({ where: { id: workspace.projectId }, data: { name: '=HYPERLINK("x")' } });
    await job(workspace, { credits: 10, charged: 4 });
    const { text, fileName } = value(await exportUsage(deps, workspace.actor, { groupBy: 'project' }));
    const [head, line] = text.split('\r\n');
    expect(head).toMatch(/^project,name,jobs,consumedCredits,/);
    expect(line).toBe(`${workspace.projectId},"'=HYPERLINK(""x"")",1,4,0,6,0,0,0,0,`);
    expect(fileName).toMatch(/^usage-by-project-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  });
});

describe('keeping a version', () => {
  it('is for models that are not in the trash, of the own workspace, by those who may edit', async () => {
    const workspace = await makeWorkspace(db);
    const { actor, workspaceId } = workspace;
    const versionOf = async (kind: 'image' | 'model') => {
      const { assetId } = await insertAsset(db, workspace, { kind });
      return (await db.prisma.assetVersion.findFirstOrThrow({ where: { assetId } })).id;
    };
    const [model, image] = [await versionOf('model'), await versionOf('image')];
    const keep = async (who: typeof actor, versionId: string, kept = true) =>
      codeOf(await keepVersion(deps, who, { versionId, kept }));
    expect(await keep(actor, image)).toBe('conflict.state');
    expect(await keep(await makeMember(db, workspaceId, 'viewer'), model)).toBe('access.denied');
    expect(await keep((await makeWorkspace(db)).actor, model)).toBe('not-found');
    expect(await keep(actor, newId('version'))).toBe('not-found');
    expect(await keep(actor, model)).toBe('ok');
    const first = await db.prisma.assetVersion.findUniqueOrThrow({ where: { id: model } });
    expect(await keep(await makeMember(db, workspaceId, 'admin'), model)).toBe('ok');
    const again = await db.prisma.assetVersion.findUniqueOrThrow({ where: { id: model } });
    expect([again.keptAt, again.keptById]).toEqual([first.keptAt, actor.userId]);
  });
});

describe('the burn-down of a cycle', () => {
  it('starts with the cycle, ends at the balance, and knows the reset', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    const { workspaceId, actor } = workspace;
    await job(workspace, { credits: 30, charged: 20 });
    await job(workspace, { credits: 5, charged: null });
    const view = value(await getBurnDown(deps, actor));
    expect(view).toMatchObject({ resetAt: null, runOutDays: null, perDay: null });
    expect(view.points[0]!.credits).toBe(0);
    expect(view.points.at(-1)).toEqual({ at: view.now, credits: 80 });
    const resetAt = new Date(Date.now() + 86_400_000);
    const lot = await db.prisma.lot.findFirstOrThrow({ where: { wallet: { workspaceId } } });
    const periodStart = new Date(Date.now() - 86_400_000);
    await db.prisma.lot.update({
      where: { id: lot.id },
      data: { kind: 'subscription', periodStart, expiresAt: new Date(resetAt.getTime() + 72 * 3_600_000) },
    });
    await db.prisma.billingAccount.create({ data: { workspaceId, periodStart, periodEnd: resetAt } });
    const cycle = value(await getBurnDown(deps, actor));
    expect([cycle.startAt, cycle.resetAt]).toEqual([periodStart.toISOString(), resetAt.toISOString()]);
  });

  it('foretells the end from what the whole days before consumed', async () => {
    const workspace = await makeWorkspace(db, { credits: 500 });
    for (const daysAgo of [1, 2, 3, 4])
      await job(workspace, {
        credits: 20,
        charged: 20,
        bookedAt: new Date(Date.now() - daysAgo * 86_400_000),
      });
    const view = value(await getBurnDown(deps, workspace.actor));
    expect(view.perDay).toBeCloseTo(20);
    expect(view.runOutDays).toBeCloseTo(21);
  });
});
