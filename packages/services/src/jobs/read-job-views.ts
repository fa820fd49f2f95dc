import type { Database, JobModel } from '@maquette/db';
import type { JobOutput, JobView } from '@maquette/domain/jobs';
import type { Quote, SpeedLane } from '@maquette/domain/operations';
import type { ServiceDeps } from '../deps.ts';
import { readJobTimes } from './read-job-times.ts';

/** One job that is known to be there. */
export async function readJobView(
  deps: Pick<ServiceDeps, 'db'>,
  which: { workspaceId: string; jobId: string },
): Promise<JobView> {
  const job = await deps.db.prisma.job.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: which.workspaceId, id: which.jobId } },
  });
  return (await viewJobs(deps, [job]))[0]!;
}

/** Rows as everyone sees them, in the same order: with names, results, places in the queue and times. */
export async function viewJobs(deps: Pick<ServiceDeps, 'db'>, jobs: JobModel[]): Promise<JobView[]> {
  const [names, outputs, etas] = await Promise.all([
    readNames(deps.db, jobs),
    readOutputs(deps.db, jobs),
    readJobTimes(deps.db, jobs),
  ]);
  return jobs.map((job) => {
    const quote = job.quote as unknown as Quote;
    return {
      id: job.id,
      projectId: job.projectId,
      folderId: job.folderId,
      targetAssetId: job.targetAssetId,
      operation: job.operation,
      params: job.params as Record<string, unknown>,
      name: job.name,
      engine: job.engine,
      engineRevision: job.engineRevision,
      lane: job.lane as SpeedLane,
      status: job.status,
      stage: job.stage,
      progress: job.progress,
      queuePosition: etas.get(job.id)?.queuePosition ?? null,
      etaSeconds: etas.get(job.id)?.etaSeconds ?? null,
      startsAfter: etas.get(job.id)?.startsAfter ?? null,
      cancelRequested: job.cancelRequestedAt !== null,
      quoteLines: quote.lines,
      priceBookVersion: job.priceBookVersion,
      quotedCredits: job.quotedCredits,
      reservedCredits: job.reservedCredits,
      consumedCredits: job.consumedCredits,
      outputs: outputs.get(job.id) ?? [],
      error: job.errorCode === null ? null : { code: job.errorCode, message: job.errorMessage ?? '' },
      createdBy: { id: job.createdById, name: names.get(job.createdById) ?? '' },
      createdAt: job.createdAt.toISOString(),
      startedAt: job.startedAt?.toISOString() ?? null,
      finishedAt: job.finishedAt?.toISOString() ?? null,
    };
  });
}

async function readNames(db: Database, jobs: JobModel[]): Promise<Map<string, string>> {
  const ids = [...new Set(jobs.map((job) => job.createdById))];
  const users = await db.prisma.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

/** Files of the versions that each job made, by variant, the model before its thumbnail. */
async function readOutputs(db: Database, jobs: JobModel[]): Promise<Map<string, JobOutput[]>> {
  const done = jobs.filter((job) => job.status === 'succeeded');
  if (done.length === 0) return new Map();
  const versions = await db.prisma.assetVersion.findMany({
    where: {
      workspaceId: { in: [...new Set(done.map((job) => job.workspaceId))] },
      jobId: { in: done.map((job) => job.id) },
    },
    orderBy: [{ jobId: 'asc' }, { variant: 'asc' }],
    include: { files: { orderBy: { role: 'asc' } }, asset: { select: { kind: true } } },
  });
  const outputs = new Map<string, JobOutput[]>();
  for (const version of versions) {
    const own = outputs.get(version.jobId!) ?? [];
    outputs.set(version.jobId!, own);
    for (const file of version.files)
      own.push({
        kind: file.role === 'main' ? version.asset.kind : 'thumbnail',
        url: `/api/v1/files/${file.id}`,
        mime: file.mime,
        bytes: file.bytes,
        fileId: file.id,
        assetId: version.assetId,
        versionId: version.id,
        variant: version.variant ?? 0,
      });
  }
  return outputs;
}
