// The audit log of a workspace with 100,000 events: how long a page, a filter, the verification and an export take; and how
// many jobs are started per second, each with its event.
import type { Actor } from '@maquette/domain/access';
import { exportAudit, listAudit, startJob, verifyAudit, type AuditFilter } from '@maquette/services';
import { makeStudio, makeUpload, value } from '../packages/services/src/testing/make-studio.ts';
import { makeMember, makeWorkspace } from '../packages/services/src/testing/make-workspace.ts';
import { openPostgres } from './bench-postgres.ts';
import { openDatabase } from './bench-wallets.ts';
import { percentile, printTable, rounded } from './table.ts';

const eventsCount = 100_000;
const eventsPerWrite = 250;
const runs = 15;
const seconds = 6;

const server = await openPostgres();
const db = openDatabase(server.url);
const { workspaceId, actor } = await makeWorkspace(db);
const other = await makeMember(db, workspaceId, 'editor');
await fill();

const filters: [string, AuditFilter & { cursor?: string }][] = [
  ['the newest page', {}],
  ['a page from the middle', { cursor: '50000' }],
  ['one person', { actorId: other.userId }],
  ['a group that is rare', { group: 'money' }],
  ['refused, by one person, in a project', { outcome: 'refused', actorId: other.userId, projectId: 'prj_3' }],
  ['one thing', { targetId: 'ast_77' }],
  ['one day', { from: '2026-01-01', to: '2026-01-02' }],
  ['a name that nothing has', { text: 'nowhere' }],
];
const rows: (string | number)[][] = [];
for (const [name, filter] of filters)
  rows.push(await timed(name, () => listAudit({ db }, actor, { ...filter, limit: 50 })));
rows.push(await timed('verification of all', () => verifyAudit({ db }, actor), 3));
rows.push(await timed('export of all, JSON lines', exportAll, 3));
printTable(['audit log with 100,000 events', 'p50 ms', 'p95 ms'], rows);
console.log();
printTable(['in flight', 'jobs started per second', 'p50 ms', 'p95 ms'], [await starts(1), await starts(16)]);
await db.close();
await server.close();

async function timed(name: string, work: () => Promise<unknown>, times = runs) {
  const tookMs: number[] = [];
  for (let i = 0; i < times; i++) {
    const startedMs = performance.now();
    await work();
    tookMs.push(performance.now() - startedMs);
  }
  return [name, rounded(percentile(tookMs, 0.5), 1), rounded(percentile(tookMs, 0.95), 1)];
}

async function exportAll(): Promise<void> {
  let characters = 0;
  for await (const piece of value(await exportAudit({ db }, actor, { format: 'jsonl' })).text)
    characters += piece.length;
  if (characters < eventsCount) throw new Error('the export is too short');
}

/** As the product writes them: through the trigger that numbers and chains, some at a time. */
async function fill(): Promise<void> {
  for (let first = 1; first <= eventsCount; first += eventsPerWrite)
    await db.prisma.$executeRaw`
      INSERT INTO "AuditEvent" ("id", "workspaceId", "actorKind", "actorId", "actorName", "action", "outcome",
        "targetKind", "targetId", "targetName", "projectId", "before", "after", "ip", "userAgent")
      SELECT 'aud_' || n, ${workspaceId}, 'user', CASE n % 10 WHEN 0 THEN ${other.userId} ELSE ${actor.userId} END,
        'Somebody', CASE WHEN n % 997 = 0 THEN 'cap.set' ELSE 'asset.renamed' END,
        (CASE n % 500 WHEN 0 THEN 'refused' ELSE 'allowed' END)::"AuditOutcome", 'asset', 'ast_' || n % 5000, 'Chair ' || n,
        'prj_' || n % 7, '{"name": "Before"}', '{"name": "After"}', '203.0.113.7', 'Mozilla/5.0'
      FROM generate_series(${first}::int, ${first + eventsPerWrite - 1}::int) n`;
  await db.prisma.$executeRaw`ANALYZE "AuditEvent"`;
}

async function starts(inFlight: number) {
  const workspace = await makeWorkspace(db, { credits: 10_000_000 });
  await db.prisma.$executeRaw`
    INSERT INTO "PlanVersion" ("planId", "version", "effectiveAt", "name", "monthlyCents", "creditsPerCycle", "seats",
      "runningJobsMax", "queuedJobsMax", "rolloverCreditsMax", "createdById")
    SELECT 'studio', 1000 + count(*), now() - interval '1 minute', 'Studio', 20000, 40000, 40, 30, 100000, 40000, ${actor.userId}
    FROM "PlanVersion"`;
  const studio = await makeStudio(db);
  await studio.online('sculpt', 1);
  const image = await makeUpload(studio.deps, workspace.actor);
  const tookMs: number[] = [];
  const end = performance.now() + seconds * 1_000;
  const start = (who: Actor) =>
    startJob(studio.deps, who, {
      operation: 'image-to-model',
      projectId: workspace.projectId,
      params: { image },
    });
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let startedMs = performance.now(); startedMs < end; startedMs = performance.now()) {
        value(await start(workspace.actor));
        tookMs.push(performance.now() - startedMs);
      }
    }),
  );
  await studio.close();
  return [
    inFlight,
    rounded(tookMs.length / seconds),
    rounded(percentile(tookMs, 0.5), 1),
    rounded(percentile(tookMs, 0.95), 1),
  ];
}
