import type { Prisma } from '@maquette/db';
import { newId } from '../new-id.ts';
import type { CheckedResult } from './check-delivery.ts';
import type { LockedJob } from './lock-job.ts';

/** Writes the results of a job as versions: of its target, or of one new asset in the job's folder. */
export async function writeVersions(locked: LockedJob, results: CheckedResult[]): Promise<void> {
  const { tx, job } = locked;
  const assetId = (await findTarget(locked)) ?? (await createAsset(locked));
  const { workspaceId } = job;
  const last = await tx.assetVersion.aggregate({ where: { assetId }, _max: { number: true } });
  const first = (last._max.number ?? 0) + 1;
  const versions = results.map((result, i) => ({ ...result, id: newId('version'), number: first + i }));
  await tx.assetVersion.createMany({
    data: versions.map(({ id, number, variant, facts }) => ({
      id,
      workspaceId,
      assetId,
      number,
      jobId: job.id,
      variant,
      engine: job.engine,
      engineRevision: job.engineRevision,
      facts: facts as unknown as Prisma.InputJsonObject,
      createdById: job.createdById,
    })),
  });
  await tx.storedFile.createMany({
    data: versions.flatMap(({ id: versionId, main, thumbnail }) => [
      { id: newId('file'), workspaceId, versionId, role: 'main' as const, ...main },
      ...(thumbnail
        ? [{ id: newId('file'), workspaceId, versionId, role: 'thumbnail' as const, ...thumbnail }]
        : []),
    ]),
  });
}

/** null when the job makes a new asset, or its target is gone for good. */
async function findTarget({ tx, job }: LockedJob): Promise<string | null> {
  if (job.targetAssetId === null) return null;
  const { count } = await tx.asset.updateMany({
    where: { workspaceId: job.workspaceId, id: job.targetAssetId },
    data: { updatedAt: new Date() },
  });
  return count === 1 ? job.targetAssetId : null;
}

async function createAsset({ tx, job }: LockedJob): Promise<string> {
  const { workspaceId, projectId, folderId, name, createdById } = job;
  // Locked against being deleted until this is written; a folder that is gone leaves its asset to the project's root.
  const folders = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Folder" WHERE "workspaceId" = ${workspaceId} AND "id" = ${folderId} FOR KEY SHARE`;
  const id = newId('asset');
  await tx.asset.create({
    data: {
      id,
      workspaceId,
      projectId,
      folderId: folders[0]?.id ?? null,
      kind: 'model',
      name,
      createdById,
    },
  });
  return id;
}
