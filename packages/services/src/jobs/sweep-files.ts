import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { JobOutputModel } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';
import { keptKeyOf } from './keep-checked.ts';
import { sweepEach } from './sweep-each.ts';

const perSweepMax = 50;
/** Whole projects are deleted at once. */
const droppedPerSweepMax = 500;
/** A worker may still be putting a file of an attempt that ended; its address is good for 10 minutes. */
const outputMinAgeSeconds = 900;
/** An upload that nothing was made of. */
const uploadDaysMax = 30;
const workerDaysMax = 1;
/** Far longer than any check of a file takes. */
const temporaryMaxMs = 2 * 3_600_000;

type FileDeps = Pick<ServiceDeps, 'db' | 'store' | 'settings' | 'log'>;

/** Removes files that nobody will ask for: deliveries of ended attempts, what was deleted, forgotten uploads, leftovers of checks. Meant to run once a minute. */
export async function sweepFiles(deps: FileDeps) {
  const outputs = await deps.db.prisma.$queryRaw<JobOutputModel[]>`
    SELECT o.* FROM "JobOutput" o JOIN "Job" j ON j."id" = o."jobId"
    WHERE o."createdAt" < now() - make_interval(secs => ${outputMinAgeSeconds})
      AND (j."status" IN ('succeeded', 'failed', 'cancelled') OR j."epoch" > o."epoch")
    ORDER BY o."createdAt" LIMIT ${perSweepMax}`;
  const removedOutputs = await sweepEach(deps.log, outputs, (output) => removeOutput(deps, output));
  const removedFiles = await sweepDropped(deps);
  const removedUploads = await sweepUploads(deps);
  const removedTemporaryFiles = await sweepTemporary(deps);
  await deps.db.prisma
    .$executeRaw`DELETE FROM "Worker" WHERE "lastSeenAt" < now() - make_interval(days => ${workerDaysMax})`;
  return { removedOutputs, removedFiles, removedUploads, removedTemporaryFiles };
}

/** What the worker put is never used after its check; the checked copy goes too, unless a version has it. */
async function removeOutput({ db, store }: FileDeps, output: JobOutputModel): Promise<void> {
  const keptKey = keptKeyOf(output);
  const isKept = await db.prisma.storedFile.count({
    where: { workspaceId: output.workspaceId, storageKey: keptKey },
  });
  await store.remove(output.storageKey);
  if (isKept === 0) await store.remove(keptKey);
  await db.prisma.jobOutput.deleteMany({ where: { id: output.id } });
}

/** What was deleted. A picture's file may be an asset's and an upload's: it goes with the last of them. */
async function sweepDropped({ db, store, log }: FileDeps): Promise<number> {
  const dropped = await db.prisma.droppedFile.findMany({
    orderBy: { createdAt: 'asc' },
    take: droppedPerSweepMax,
  });
  return sweepEach(
    log,
    dropped.map((file) => ({ ...file, id: file.storageKey })),
    async ({ storageKey, workspaceId }) => {
      const [stored, upload] = await Promise.all([
        db.prisma.storedFile.findFirst({ where: { workspaceId, storageKey }, select: { id: true } }),
        db.prisma.upload.findFirst({
          where: { workspaceId, OR: [{ storageKey }, { thumbnailKey: storageKey }] },
          select: { id: true },
        }),
      ]);
      if (!stored && !upload) await store.remove(storageKey);
      await db.prisma.droppedFile.deleteMany({ where: { storageKey } });
    },
  );
}

async function sweepUploads({ db, store, log }: FileDeps): Promise<number> {
  const forgotten = await db.prisma.$queryRaw<
    { id: string; storageKey: string; thumbnailKey: string | null }[]
  >`
    SELECT u."id", u."storageKey", u."thumbnailKey" FROM "Upload" u
    WHERE u."createdAt" < now() - make_interval(days => ${uploadDaysMax})
      AND NOT EXISTS (SELECT 1 FROM "JobInput" i WHERE i."uploadId" = u."id")
      AND NOT EXISTS (SELECT 1 FROM "AssetVersion" v WHERE v."workspaceId" = u."workspaceId" AND v."uploadId" = u."id")
      AND NOT EXISTS (SELECT 1 FROM "StoredFile" f
        WHERE f."workspaceId" = u."workspaceId" AND f."storageKey" IN (u."storageKey", u."thumbnailKey"))
    ORDER BY u."createdAt" LIMIT ${perSweepMax}`;
  return sweepEach(log, forgotten, async ({ id, storageKey, thumbnailKey }) => {
    // The row first: a job that is being started with it makes this fail, and keeps its file.
    await db.prisma.upload.delete({ where: { id } });
    await store.remove(storageKey);
    if (thumbnailKey) await store.remove(thumbnailKey);
  });
}

async function sweepTemporary({ settings, log }: FileDeps): Promise<number> {
  const names = await readdir(settings.temporaryFolder);
  const old: { id: string }[] = [];
  for (const name of names) {
    const info = await stat(path.join(settings.temporaryFolder, name)).catch(() => null);
    if (info && Date.now() - info.mtimeMs > temporaryMaxMs) old.push({ id: name });
  }
  return sweepEach(log, old, ({ id }) =>
    rm(path.join(settings.temporaryFolder, id), { recursive: true, force: true }),
  );
}
