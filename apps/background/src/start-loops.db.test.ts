import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBell, type Bell, type Database } from '@maquette/db';
import {
  cancelJob,
  createAlertRule,
  createSafeFetch,
  createWebhookEndpoint,
  getJob,
} from '@maquette/services';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { holdsByHand } from '../../../packages/services/src/testing/holds-by-hand.ts';
import { makeDatabase } from '../../../packages/services/src/testing/make-database.ts';
import {
  claimNext,
  makeStudio,
  startAccepted,
  type Studio,
} from '../../../packages/services/src/testing/make-studio.ts';
import { makeWorkspace } from '../../../packages/services/src/testing/make-workspace.ts';
import '../../../packages/services/src/testing/provided-context.ts';
import { startLoops } from './start-loops.ts';

let db: Database;
let drop: () => Promise<void>;
let studio: Studio;
let bell: Bell;
beforeAll(async () => {
  ({ db, drop } = await makeDatabase(inject('databaseUrl')));
  studio = await makeStudio(db);
  bell = createBell({ url: inject('databaseUrl') });
});
afterAll(async () => {
  await bell.close();
  await studio.close();
  await drop();
});

const mailer = { configured: false, send: async () => {} };
const safeFetch = createSafeFetch({ allowLoopback: true });

test('hands over jobs, ends those whose worker is gone, and starts nothing after it was stopped', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  await studio.online('sculpt', 1);
  const gone = await startAccepted(studio, workspace);
  await claimNext(studio);
  await cancelJob(studio.deps, workspace.actor, { jobId: gone });
  await db.prisma.job.update({ where: { id: gone }, data: { leaseUntil: new Date(0) } });

  const loops = startLoops({ deps: studio.deps, bell, mailer, safeFetch });
  const waiting = await startAccepted(studio, workspace);
  const taken = await vi.waitUntil(() => studio.deps.queue.take('sculpt'), { timeout: 10_000 });
  expect(taken.jobId).toBe(waiting);
  const statusOf = async (jobId: string) => {
    const job = await getJob(studio.deps, workspace.actor, { jobId });
    return job.ok && job.value.status;
  };
  await vi.waitUntil(async () => (await statusOf(gone)) === 'cancelled', { timeout: 10_000 });
  await loops.stop();

  const late = await startAccepted(studio, workspace);
  const row = await db.prisma.job.findUniqueOrThrow({ where: { id: late } });
  expect(row.dispatchedAt).toBeNull();
});

test('a loop that fails keeps no other one from its work', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const brokenMailer = { configured: true, send: () => Promise.reject(new Error('no mail server')) };
  await db.prisma.mail.create({
    data: { id: 'mail_1', to: 'a@example.test', subject: '', text: '', html: '' },
  });
  await studio.online('sculpt', 4);
  const loops = startLoops({ deps: studio.deps, bell, mailer: brokenMailer, safeFetch });
  const jobId = await startAccepted(studio, workspace);
  const found: string[] = [];
  await vi.waitUntil(
    () => {
      const message = studio.deps.queue.take('sculpt');
      if (message) found.push(message.jobId);
      return found.includes(jobId);
    },
    { timeout: 10_000 },
  );
  await vi.waitUntil(() => studio.logged.some((line) => line.includes('mail')), { timeout: 10_000 });
  await loops.stop();
});

test('warns of few credits, and calls the webhook, by itself', async () => {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk) => calls.push(String(chunk)));
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { workspaceId, actor } = await makeWorkspace(db, { credits: 100 });
  const settings = { ...studio.deps.settings, allowLoopback: true };
  const deps = { ...studio.deps, settings };
  await createAlertRule(deps, actor, { kind: 'below_credits', threshold: 99 });
  await createWebhookEndpoint(deps, actor, { url: `http://127.0.0.1:${port}/`, events: [] });
  const loops = startLoops({ deps, bell, mailer, safeFetch });
  const state = () => db.prisma.alertState.findUnique({ where: { workspaceId } });
  await vi.waitUntil(async () => (await state())?.lastCredits === 100, { timeout: 10_000 });
  const { reserve, settle } = holdsByHand(db);
  const held = await reserve(workspaceId, 10);
  await settle(workspaceId, (held as { jobId: string }).jobId, 10);
  await vi.waitUntil(() => calls.length > 0, { timeout: 10_000 });
  expect(JSON.parse(calls[0]!)).toMatchObject({ type: 'balance.low', data: { credits: 90 } });
  expect(await db.prisma.notice.count({ where: { userId: actor.userId } })).toBe(1);
  await loops.stop();
  server.close();
});
