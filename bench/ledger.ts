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
import { lockWallet } from '../packages/services/src/credits/lock-wallet.ts';
import { openHold } from '../packages/services/src/credits/open-hold.ts';
import { startPostgres } from '../tools/postgres/embedded-postgres.mjs';
import { migrate } from '../tools/postgres/migrate.mjs';
import { percentile, printTable, rounded } from './table.ts';

const seconds = 8;
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
for (const [wallets, connections] of [
  [1, 1],
  [1, 16],
  [3, 48],
  [48, 48],
] as const) {
  const db = createDatabase({ url: server.url, connectionsMax: connections });
  rows.push(await measure(db, wallets, connections));
  await db.close();
}
printTable(['wallets', 'connections', 'reserve + settle per second', 'p50 ms', 'p95 ms'], rows);
await server.stop();
rmSync(folder, { recursive: true, force: true });

async function measure(db: Database, wallets: number, connections: number) {
  const places = await Promise.all(Array.from({ length: wallets }, () => makeWorkspace(db)));
  const tookMs: number[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async (_, i) => {
      const place = places[i % places.length]!;
      while (performance.now() < end) {
        const startedMs = performance.now();
        await reserveAndSettle(db, place);
        tookMs.push(performance.now() - startedMs);
      }
    }),
  );
  return [
    wallets,
    connections,
    rounded(tookMs.length / seconds),
    rounded(percentile(tookMs, 0.5), 1),
    rounded(percentile(tookMs, 0.95), 1),
  ];
}

interface Place {
  workspaceId: string;
  projectId: string;
}

async function makeWorkspace(db: Database): Promise<Place> {
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
  return { workspaceId, projectId };
}

/** The two transactions of a job that succeeds, with the job's row, as start-job and finish-attempt make them. */
async function reserveAndSettle(db: Database, { workspaceId, projectId }: Place): Promise<void> {
  const jobId = newId('job');
  await db.transaction(async (tx) => {
    const locked = await lockWallet(tx, { workspaceId });
    const hold = openHold(locked, { jobId, credits: 8, priceBookVersion: 'bench', actor: 'system' });
    if (!hold.ok) throw new Error(hold.refusal.message);
    await tx.job.create({ data: benchJob(jobId, { workspaceId, projectId }), select: { id: true } });
    await hold.value.write(tx);
  });
  await db.transaction(async (tx) => {
    const locked = await lockWallet(tx, { workspaceId, jobId });
    await closeHold(tx, locked, { credits: 5, actor: 'system' });
  });
}

function benchJob(id: string, { workspaceId, projectId }: Place) {
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
