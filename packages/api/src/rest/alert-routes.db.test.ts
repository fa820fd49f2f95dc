import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { AlertRuleView, AlertsView } from '@maquette/domain/alerts';
import type { Problem } from './problem.ts';
import { makeRestStudio, read } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
});
afterAll(() => rest.close());

it('adds, lists, changes and removes rules of alerts', async () => {
  const caller = await rest.owner({ credits: 500, planId: 'pro' });
  const made = await caller.post('/alerts', { kind: 'below_percent', threshold: 20, mail: false });
  expect(made.status).toBe(201);
  const rule = await read<AlertRuleView>(made);
  expect(rule).toMatchObject({ levelCredits: 600, mail: false, webhook: true, isArmed: true });
  expect(await read<AlertsView>(caller.get('/alerts'))).toMatchObject({
    rules: [rule],
    value: 500,
    allowance: 3_000,
    history: [],
  });
  const change = await rest.fetch(
    new Request(`http://studio.test/api/v1/alerts/${rule.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${caller.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ threshold: 30, mail: true }),
    }),
  );
  expect(await read<AlertRuleView>(change)).toMatchObject({ threshold: 30, levelCredits: 900, mail: true });
  expect((await caller.remove(`/alerts/${rule.id}`)).status).toBe(204);
  expect((await caller.remove(`/alerts/${rule.id}`)).status).toBe(404);
});

it('says what is wrong with a rule, and needs the scope "billing"', async () => {
  const caller = await rest.owner();
  const refused = await caller.post('/alerts', { kind: 'below_percent', threshold: 200 });
  expect([refused.status, (await read<Problem>(refused)).field]).toEqual([422, 'threshold']);
  const reader = await rest.owner({ scopes: ['read'] });
  expect((await reader.get('/alerts')).status).toBe(200);
  expect((await reader.post('/alerts', { kind: 'empty', threshold: 0 })).status).toBe(403);
});
