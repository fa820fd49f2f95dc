import type { ApprovalView } from '@maquette/domain/approvals';
import type { CapView } from '@maquette/domain/caps';
import type { QuoteView } from '@maquette/domain/jobs';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Problem } from './problem.ts';
import { makeRestStudio, order, read } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
});
afterAll(() => rest.close());

it('a cap is set, binds with its figures in the problem, is listed with what is left, and goes', async () => {
  const caller = await rest.owner({ credits: 100 });
  const cap = await read<CapView>(caller.put('/caps', { scope: 'workspace', period: 'day', credits: 20 }));
  expect(cap).toMatchObject({ subjectId: caller.workspaceId, isHard: true, leftCredits: 20 });
  const asked = await order(caller, { variants: 2 });
  expect((await caller.post('/jobs', asked)).status).toBe(201);
  const refused = await caller.post('/jobs', asked);
  expect(refused.status).toBe(402);
  expect(await read<Problem>(refused)).toMatchObject({
    code: 'credits.cap',
    figures: { capId: cap.id, leftCredits: 4, neededCredits: 16, resetsAt: cap.resetsAt },
  });
  const { projectId: _project, ...priced } = asked;
  expect((await read<QuoteView>(caller.post('/quotes', priced))).missing).toMatchObject([
    { code: 'credits.cap' },
  ]);
  const { items } = await read<{ items: CapView[] }>(caller.get('/caps'));
  expect(items).toMatchObject([{ id: cap.id, usedCredits: 16, leftCredits: 4 }]);
  expect((await caller.remove(`/caps/${cap.id}`)).status).toBe(204);
  expect((await caller.remove(`/caps/${cap.id}`)).status).toBe(404);
  expect((await caller.post('/jobs', asked)).status).toBe(201);
});

it('a job above the threshold is asked for, once, and waits to be decided in the browser', async () => {
  const caller = await rest.owner({ credits: 100 });
  await rest.studio.deps.db.prisma.workspace.update({
    where: { id: caller.workspaceId },
    data: { approvalAboveCredits: 10 },
  });
  const asked = await order(caller, { variants: 2 });
  const refused = await caller.post('/jobs', asked);
  expect(refused.status).toBe(402);
  expect(await read<Problem>(refused)).toMatchObject({
    code: 'approval.required',
    figures: { thresholdCredits: 10, neededCredits: 16 },
  });
  const first = await caller.post('/approvals', asked);
  const again = await caller.post('/approvals', { ...asked, folderId: null });
  expect([first.status, again.status]).toEqual([201, 200]);
  const approval = await read<ApprovalView>(first);
  expect(approval).toMatchObject({ status: 'pending', quotedCredits: 16, jobId: null });
  const { items } = await read<{ items: ApprovalView[] }>(caller.get('/approvals?status=pending'));
  expect(items).toEqual([approval]);
});
