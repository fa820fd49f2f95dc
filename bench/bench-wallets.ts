import { randomBytes } from 'node:crypto';
import { createDatabase, type Database } from '@maquette/db';
import { formatId, type IdKind } from '@maquette/domain/ids';
import { closeHold } from '../packages/services/src/credits/close-hold.ts';
import { createWallet } from '../packages/services/src/credits/create-wallet.ts';
import { grantCredits } from '../packages/services/src/credits/grant-credits.ts';
import { openHold } from '../packages/services/src/credits/open-hold.ts';
import { withWallet } from '../packages/services/src/credits/with-wallet.ts';

export const newId = (kind: IdKind) => formatId(kind, randomBytes(26));

/** As many connections as one process of the product has. */
export const openDatabase = (url: string): Database => createDatabase({ url, connectionsMax: 12 });

/** A workspace with a full wallet, and jobs that were written beforehand. */
export interface Place {
  workspaceId: string;
  jobIds: string[];
}

export async function makePlace(db: Database, jobs: number): Promise<Place> {
  const workspaceId = newId('workspace');
  const projectId = newId('project');
  await db.transaction(async (tx) => {
    await tx.workspace.create({ data: { id: workspaceId, name: 'Bench' } });
    await tx.project.create({ data: { id: projectId, workspaceId, name: 'Bench', ownerId: newId('user') } });
    await createWallet(tx, { workspaceId });
  });
  const expiresAt = new Date(Date.now() + 86_400_000);
  await grantCredits(
    { db },
    { workspaceId, kind: 'subscription', credits: 1_000, source: 'bench:1', expiresAt },
  );
  await grantCredits({ db }, { workspaceId, kind: 'top_up', credits: 100_000_000, source: 'bench:2' });
  const jobIds = Array.from({ length: jobs }, () => newId('job'));
  for (let i = 0; i < jobIds.length; i += 500)
    await db.prisma.job.createMany({
      data: jobIds.slice(i, i + 500).map((id) => benchJob(id, { workspaceId, projectId })),
    });
  return { workspaceId, jobIds };
}

/** Fills the ledger of a wallet with a past: credits that were held and came back, one at a time. */
export async function writePast(db: Database, { workspaceId }: Place, postings: number): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO "Posting" ("walletId", "seq", "lotId", "from", "to", "amount", "reason", "actor", "at")
    SELECT w."id", w."lastSeq" + n, l."id",
      (CASE n % 2 WHEN 1 THEN 'available' ELSE 'held' END)::"CreditState",
      (CASE n % 2 WHEN 1 THEN 'held' ELSE 'available' END)::"CreditState",
      1, CASE n % 2 WHEN 1 THEN 'reserve' ELSE 'release' END, 'system', now()
    FROM "Wallet" w JOIN "Lot" l ON l."walletId" = w."id" AND l."source" = 'bench:2', generate_series(1, ${postings}::int) n
    WHERE w."workspaceId" = ${workspaceId}`;
  await db.prisma.$executeRaw`
    UPDATE "Wallet" SET "lastSeq" = "lastSeq" + ${postings}::int WHERE "workspaceId" = ${workspaceId}`;
}

export const reserve = (db: Database, at: { workspaceId: string; jobId: string; credits: number }) =>
  withWallet(
    { db },
    {
      workspaceId: at.workspaceId,
      mayShare: true,
      work: async (_tx, wallet) => {
        const hold = openHold(wallet, { ...at, priceBookVersion: 'bench', actor: 'system' });
        if (!hold.ok) throw new Error(hold.refusal.message);
        hold.value.note();
      },
    },
  );

export const settle = (db: Database, at: { workspaceId: string; jobId: string; credits: number }) =>
  withWallet(
    { db },
    {
      workspaceId: at.workspaceId,
      jobId: at.jobId,
      mayShare: true,
      work: async (_tx, wallet) => closeHold(wallet, { ...at, actor: 'system' }),
    },
  );

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
