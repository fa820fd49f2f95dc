// Reserve + settle per second on hot wallets: many connections, few wallets, a real PostgreSQL with fsync on.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, type Database } from '@maquette/db';
import { formatId, type IdKind } from '@maquette/domain/ids';
import { closeHold } from '../packages/services/src/credits/close-hold.ts';
import { createWallet } from '../packages/services/src/credits/create-wallet.ts';
import { grantCredits } from '../packages/services/src/credits/grant-credits.ts';
import { openHold } from '../packages/services/src/credits/open-hold.ts';
import { withWallet } from '../packages/services/src/credits/with-wallet.ts';
import { startPostgres } from '../tools/postgres/embedded-postgres.mjs';
import { migrate } from '../tools/postgres/migrate.mjs';
import { percentile, printTable, rounded } from './table.ts';

const seconds = 8;
/** More than any machine of this kind gets through in the time. */
const jobsMax = 30_000;
const newId = (kind: IdKind) => formatId(kind, randomBytes(26));

const folder = mkdtempSync(path.join(tmpdir(), 'maquette-bench-'));
chmodSync(folder, 0o755);
const server = await startPostgres({
  dataDir: path.join(folder, 'pg'),
  database: 'maquette',
  user: 'maquette',
});
await migrate(server.url, 'prisma/migrations');
const rows: (string | number)[][] = [];
for (const [wallets, inFlight] of [
  [1, 1],
  [1, 16],
  [3, 48],
  [48, 48],
] as const) {
  const db = createDatabase({ url: server.url, connectionsMax: 12 });
  rows.push(await measure(db, wallets, inFlight));
  await db.close();
}
printTable(['wallets', 'in flight', 'reserve + settle per second', 'p50 ms', 'p95 ms'], rows);
await server.stop();
rmSync(folder, { recursive: true, force: true });

async function measure(db: Database, wallets: number, inFlight: number) {
  const places = await Promise.all(
    Array.from({ length: wallets }, () => makeWorkspace(db, Math.ceil(jobsMax / wallets))),
  );
  const tookMs: number[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: inFlight }, async (_, i) => {
      const place = places[i % places.length]!;
      for (let startedMs = performance.now(); startedMs < end; startedMs = performance.now()) {
        if (!(await reserveAndSettle(db, place))) throw new Error('too few jobs were made beforehand');
        tookMs.push(performance.now() - startedMs);
      }
    }),
  );
  return [
    wallets,
    inFlight,
    rounded(tookMs.length / seconds),
    rounded(percentile(tookMs, 0.5), 1),
    rounded(percentile(tookMs, 0.95), 1),
  ];
}

interface Place {
  workspaceId: string;
  jobIds: string[];
}

async function makeWorkspace(db: Database, jobs: number): Promise<Place> {
  const workspaceId = newId('workspace');
  const projectId = newId('project');
  await db.transaction(async (tx) => {
    await tx.workspace.create({ data: { id: workspaceId, name: 'Bench' } });
    await tx.project.create({ data: { id: projectId, workspaceId, name: 'Bench', ownerId: newId('user') } });
    await createWallet(tx, { workspaceId });
  });
  await grantCredits(
    { db },
    {
      workspaceId,
      kind: 'subscription',
      credits: 1_000,
      source: 'bench:1',
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  );
  await grantCredits({ db }, { workspaceId, kind: 'top_up', credits: 100_000_000, source: 'bench:2' });
  const jobIds = Array.from({ length: jobs }, () => newId('job'));
  for (let i = 0; i < jobIds.length; i += 500)
    await db.prisma.job.createMany({
      data: jobIds.slice(i, i + 500).map((id) => benchJob(id, { workspaceId, projectId })),
    });
  return { workspaceId, jobIds };
}

/** The two moves of a job that succeeds, each committed before the next begins. The jobs' rows are there already. */
async function reserveAndSettle(db: Database, { workspaceId, jobIds }: Place): Promise<boolean> {
  const jobId = jobIds.pop();
  if (!jobId) return false;
  await withWallet(
    { db },
    {
      workspaceId,
      mayShare: true,
      work: async (_tx, wallet) => {
        const hold = openHold(wallet, { jobId, credits: 8, priceBookVersion: 'bench', actor: 'system' });
        if (!hold.ok) throw new Error(hold.refusal.message);
        hold.value.note();
      },
    },
  );
  await withWallet(
    { db },
    {
      workspaceId,
      jobId,
      mayShare: true,
      work: async (_tx, wallet) => closeHold(wallet, { jobId, credits: 5, actor: 'system' }),
    },
  );
  return true;
}

function benchJob(id: string, { workspaceId, projectId }: { workspaceId: string; projectId: string }) {
  return {
    id,
    workspaceId,
    projectId,
    createdById: 'usr_bench',
    operation: 'image-to-model',
    params: {},
    name: 'bench',
    engine: 'sculpt',
    lane: 'standard',
    quote: {},
    priceBookVersion: 'bench',
    quotedCredits: 8,
    reservedCredits: 8,
    estimateKey: 'bench',
    estimateSeconds: 1,
  };
}
