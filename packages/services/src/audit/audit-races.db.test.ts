import { describe, expect, it } from 'vitest';
import { moveAssets, renameAsset, restoreAssets, trashAssets } from '../assets/index.ts';
import { cancelJob } from '../jobs/index.ts';
import { savePreset } from '../presets/index.ts';
import { createDice } from '../testing/dice.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { claimNext, deliverResults, startAccepted, value } from '../testing/make-studio.ts';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { noteAudit } from './note-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const { here } = useOwnStudio();

describe('while everybody does everything at once', () => {
  it.each([1, 2, 3])('nobody waits in a circle, and the chain holds (dice %i)', async (seed) => {
    const { studio, db } = here;
    const { deps } = studio;
    await studio.online('sculpt', 8);
    const workspace = await makeWorkspace(db, { credits: 5_000 });
    const { workspaceId, projectId, actor } = workspace;
    const assets = await Promise.all(
      Array.from({ length: 4 }, () => insertAsset(db, { workspaceId, projectId, actor })),
    );
    const assetIds = assets.map(({ assetId }) => assetId);
    const dice = createDice(seed);
    let number = 0;
    const deeds: (() => Promise<unknown>)[] = [
      () => startAccepted(studio, workspace),
      async () => cancelJob(deps, actor, { jobId: await startAccepted(studio, workspace) }),
      () => renameAsset(deps, actor, { assetId: dice.pick(assetIds)!, name: `Name ${++number}` }),
      () => trashAssets(deps, actor, { assetIds }),
      () => restoreAssets(deps, actor, { assetIds: assetIds.toReversed() }),
      () => moveAssets(deps, actor, { assetIds, projectId, folderId: null }),
      () => savePreset(deps, actor, { operation: 'image-to-model', name: `P${++number}`, params: {} }),
      // as a change of people does: the workspace is locked first
      () =>
        db.transaction(async (tx) => {
          await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
          await noteAudit(tx, actor, { action: 'workspace.changed' });
        }),
    ];
    await Promise.all(Array.from({ length: 60 }, () => dice.pick(deeds)!()));
    const standing = value(await verifyAudit(deps, actor));
    expect(standing.brokenAt).toBeNull();
    expect(standing.events).toBeGreaterThan(20);
    const started = await db.prisma.job.count({ where: { workspaceId } });
    const noted = await db.prisma.auditEvent.count({ where: { workspaceId, action: 'job.started' } });
    expect(noted).toBe(started);
  });

  it('whoever has the workspace locked for good, and whoever only writes, do not wait for each other', async () => {
    const { db } = here;
    const { workspaceId, actor } = await makeWorkspace(db);
    const locking = () =>
      db.transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR UPDATE`;
        await noteAudit(tx, actor, { action: 'workspace.changed' });
      });
    const writing = () => db.transaction((tx) => noteAudit(tx, actor, { action: 'portal.opened' }));
    await Promise.all(Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? locking() : writing())));
    expect(value(await verifyAudit({ db }, actor))).toMatchObject({ events: 30, brokenAt: null });
  });
});

it('a job tells its whole life: who started it, and what the studio made of it', async () => {
  const { studio, db } = here;
  await studio.online('sculpt', 1);
  const workspace = await makeWorkspace(db, { credits: 100 });
  const { workspaceId, projectId, actor } = workspace;
  const jobId = await startAccepted(studio, workspace);
  value(await deliverResults(studio, await claimNext(studio)));
  const events = await db.prisma.auditEvent.findMany({
    where: { workspaceId, targetId: jobId },
    orderBy: { seq: 'asc' },
  });
  expect(events).toMatchObject([
    {
      action: 'job.started',
      actorKind: 'user',
      actorId: actor.userId,
      projectId,
      after: { operation: 'image-to-model', engine: 'sculpt', lane: 'standard', reservedCredits: 8 },
    },
    {
      action: 'job.delivered',
      actorKind: 'system',
      before: { status: 'running' },
      after: { status: 'succeeded', reservedCredits: 8, consumedCredits: 8 },
    },
  ]);
});
