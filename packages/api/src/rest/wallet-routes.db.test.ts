import { replay, type PostingView, type WalletView } from '@maquette/domain/credits';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { deliverResults, value } from '../../../services/src/testing/make-studio.ts';
import type { Problem } from './problem.ts';
import { claim, makeRestStudio, read, started } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
  await rest.studio.online('sculpt', 4);
});
afterAll(() => rest.close());

/** Somebody with a job that was charged 8, and one that still holds 8. */
async function makeCaller() {
  const caller = await rest.owner({ credits: 100 });
  const done = await started(caller);
  value(await deliverResults(rest.studio, await claim(rest.studio, done.id)));
  await started(caller);
  return caller;
}

describe('GET /wallet/ledger.csv and .jsonl', () => {
  it('are files that replay to the balance', async () => {
    const caller = await makeCaller();
    const { available, held } = await read<WalletView>(caller.get('/wallet'));
    const jsonl = await caller.get('/wallet/ledger.jsonl');
    expect(jsonl.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    const lines = (await jsonl.text()).trimEnd().split('\n');
    const postings = lines.map((line) => JSON.parse(line) as PostingView);
    expect(replay(postings)).toMatchObject({ available, held });
    const csv = await caller.get('/wallet/ledger.csv');
    expect(csv.headers.get('content-disposition')).toBe(
      `attachment; filename="ledger-1-${lines.length}.csv"`,
    );
    const [names, ...rows] = (await csv.text()).trimEnd().split('\r\n');
    expect(names).toBe('seq,at,lotId,lotKind,from,to,amount,reason,jobId,holdId,actor');
    expect(rows.map((row) => Number(row.split(',')[6]))).toEqual(postings.map(({ amount }) => amount));
  });

  it('are refused without the right', async () => {
    const caller = await rest.owner({ scopes: ['jobs'] });
    const refused = await caller.get('/wallet/ledger.csv');
    expect([refused.status, (await read<Problem>(refused)).code]).toEqual([403, 'access.denied']);
  });
});

describe('GET /usage', () => {
  it('answers in JSON, and in CSV for who asks for it in either way', async () => {
    const caller = await makeCaller();
    const today = new Date().toISOString().slice(0, 10);
    const asked = `/usage?groupBy=project&from=${today}&to=${today}`;
    interface Usage {
      rows: { key: string; consumedCredits: number; heldCredits: number }[];
      total: object;
    }
    const usage = await read<Usage>(caller.get(asked));
    expect(usage).toMatchObject({
      groupBy: 'project',
      from: today,
      to: today,
      timeZone: 'UTC',
      ownOnly: false,
      rows: [{ key: caller.projectId, name: 'Project', jobs: 2, consumedCredits: 8, heldCredits: 8 }],
      total: { consumedCredits: 8, keptModels: 0, creditsPerKeptModel: null },
    });
    const byKey = await read<Usage>(caller.get('/usage?groupBy=api-key'));
    expect(byKey.rows).toMatchObject([{ name: 'test', consumedCredits: 8 }]);
    expect(byKey.total).toEqual(usage.total);
    const texts = [caller.get(`${asked}&format=csv`), caller.get(asked, { accept: 'text/csv' })];
    for (const answer of await Promise.all(texts)) {
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect((await answer.text()).split('\r\n')[1]).toBe(`${caller.projectId},Project,2,8,8,0,0,0,0,0,`);
    }
    expect((await caller.get('/usage')).status).toBe(200);
  });

  it('names the field of a period that makes no sense', async () => {
    const caller = await rest.owner();
    for (const [query, field] of [
      ['from=2026-02-30', 'from'],
      ['from=2026-02-02&to=2026-02-01', 'to'],
      ['from=2020-01-01&to=2026-01-01', 'from'],
      ['groupBy=colour', 'groupBy'],
    ]) {
      const answer = await caller.get(`/usage?${query}`);
      expect([query, answer.status, (await read<Problem>(answer)).field]).toEqual([query, 422, field]);
    }
  });
});
