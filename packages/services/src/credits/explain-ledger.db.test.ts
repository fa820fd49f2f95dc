import { createDatabase } from '@maquette/db';
import type { LedgerEntryView } from '@maquette/domain/credits';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { holdsByHand } from '../testing/holds-by-hand.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { explainLedger, type ExplainLedger } from './explain-ledger.ts';
import { grantCredits } from './grant-credits.ts';
import { listHolds } from './list-holds.ts';
import { listLedger } from './list-ledger.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 10 });
const deps = { db };
afterAll(() => db.close());
const { reserve, settle } = holdsByHand(db);

/** A job of a person in a project, held and, with `charged`, ended. @returns its id */
async function job(
  { workspaceId, projectId, actor }: TestWorkspace,
  more: { credits: number; charged?: number; name?: string; userId?: string },
): Promise<string> {
  const held = await reserve(workspaceId, more.credits);
  if (!('jobId' in held)) throw new Error(held.code);
  const data = { name: more.name ?? 'Chair', projectId, createdById: more.userId ?? actor.userId };
  await db.prisma.job.update({ where: { id: held.jobId }, data });
  if (more.charged !== undefined) await settle(workspaceId, held.jobId, more.charged);
  return held.jobId;
}

async function all(workspace: TestWorkspace, query: Omit<ExplainLedger, 'limit'> & { limit?: number } = {}) {
  const items: LedgerEntryView[] = [];
  let cursor: string | null | undefined;
  do {
    const page = value(
      await explainLedger(deps, workspace.actor, { limit: 200, ...query, ...(cursor ? { cursor } : {}) }),
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

describe('the ledger, explained', () => {
  it('names the job, its project, who started it, the lot and its payment', async () => {
    const workspace = await makeWorkspace(db);
    const { workspaceId, projectId, actor } = workspace;
    const source = 'stripe:pi_1';
    await grantCredits(deps, { workspaceId, kind: 'top_up', credits: 1_000, source });
    await db.prisma.payment.create({
      data: {
        id: newId('lot'),
        workspaceId,
        kind: 'top_up',
        source,
        productId: 'top-up-1000',
        invoiceNumber: 'MQ-0007',
        documentUrl: 'https://pay.example/invoice/7',
        amountCents: 1_000,
        currency: 'usd',
        credits: 1_000,
        paidAt: new Date(),
      },
    });
    const jobId = await job(workspace, { credits: 30, charged: 20 });
    const entries = await all(workspace);
    expect(entries.map(({ reason, after }) => [reason, after])).toEqual([
      ['release', { available: 980, held: 0 }],
      ['settle', { available: 970, held: 10 }],
      ['reserve', { available: 970, held: 30 }],
      ['grant', { available: 1_000, held: 0 }],
    ]);
    expect(entries[1]).toMatchObject({
      jobId,
      who: null,
      job: { name: 'Chair', projectId, projectName: 'Project', by: { id: actor.userId, name: 'The owner' } },
      lotKind: 'top_up',
      lot: { amount: 1_000, source },
      payment: { label: 'Invoice MQ-0007', url: 'https://pay.example/invoice/7' },
    });
  });

  it('gives every entry the same balance after it, however it is paged and filtered', async () => {
    const workspace = await makeWorkspace(db, { credits: 500 });
    const { workspaceId } = workspace;
    await grantCredits(deps, { workspaceId, kind: 'trial', credits: 25, source: 'trial' });
    for (let i = 0; i < 9; i++)
      await job(workspace, { credits: 7 + i, ...(i % 3 === 0 ? {} : { charged: i % 2 ? 5 : 0 }) });
    const postings = value(await listLedger(deps, workspace.actor, { limit: 1_000 })).items;
    let [available, held] = [0, 0];
    const expected = new Map<number, { available: number; held: number }>();
    for (const { seq, from, to, amount } of postings) {
      available += (to === 'available' ? amount : 0) - (from === 'available' ? amount : 0);
      held += (to === 'held' ? amount : 0) - (from === 'held' ? amount : 0);
      expected.set(seq, { available, held });
    }
    for (const query of [
      {},
      { limit: 3 },
      { reason: 'settle' as const, limit: 1 },
      { lotKind: 'trial' as const },
    ]) {
      const entries = await all(workspace, query);
      expect(entries.length).toBeGreaterThan(0);
      for (const { seq, after } of entries) expect([seq, after]).toEqual([seq, expected.get(seq)]);
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => b - a));
    }
    expect((await all(workspace, { limit: 4 })).length).toBe(postings.length);
  });

  it('finds what a person did and what became of their jobs, by project, job and day', async () => {
    const workspace = await makeWorkspace(db, { credits: 500 });
    const { workspaceId, projectId } = workspace;
    const { userId } = await makeMember(db, workspaceId, 'editor');
    const theirs = await job(workspace, { credits: 8, charged: 8, name: 'Lamp', userId });
    await job(workspace, { credits: 8, charged: 8 });
    const names = async (query: Omit<ExplainLedger, 'limit'>) =>
      (await all(workspace, query)).map((entry) => `${entry.reason} ${entry.job?.name ?? ''}`.trim());
    expect(await names({ userId })).toEqual(['settle Lamp', 'reserve Lamp']);
    expect(await names({ jobId: theirs, reason: 'reserve' })).toEqual(['reserve Lamp']);
    expect(await names({ projectId, reason: 'settle' })).toEqual(['settle Chair', 'settle Lamp']);
    const today = new Date().toISOString().slice(0, 10);
    expect(await names({ from: today, to: today, reason: 'grant' })).toEqual(['grant']);
    expect(await names({ to: '2020-01-01' })).toEqual([]);
    expect(codeOf(await explainLedger(deps, workspace.actor, { from: 'yesterday', limit: 5 }))).toBe(
      'input.invalid',
    );
    expect(codeOf(await explainLedger(deps, workspace.actor, { cursor: '1; DROP', limit: 5 }))).toBe(
      'input.invalid',
    );
  });

  it('is for those who may see it, and knows nothing of another workspace', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    const jobId = await job(workspace, { credits: 8 });
    const editor = await makeMember(db, workspace.workspaceId, 'editor');
    expect(codeOf(await explainLedger(deps, editor, { limit: 5 }))).toBe('access.denied');
    const other = await makeWorkspace(db);
    expect(codeOf(await explainLedger(deps, other.actor, { jobId, limit: 5 }))).toBe('not-found');
    expect(value(await listHolds(deps, other.actor))).toEqual({ items: [], count: 0 });
  });

  it('says which jobs hold how much, and nothing of jobs that are over', async () => {
    const workspace = await makeWorkspace(db, { credits: 100 });
    await job(workspace, { credits: 8, charged: 8 });
    const small = await job(workspace, { credits: 5, name: 'Small' });
    const large = await job(workspace, { credits: 30, name: 'Large' });
    const holds = value(await listHolds(deps, workspace.actor));
    expect(holds.count).toBe(2);
    expect(
      holds.items.map(({ jobId, jobName, credits, status }) => [jobId, jobName, credits, status]),
    ).toEqual([
      [large, 'Large', 30, 'queued'],
      [small, 'Small', 5, 'queued'],
    ]);
  });
});
