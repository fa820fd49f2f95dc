import type { AssetVersionModel, JobModel, Transaction } from '@maquette/db';
import { may, type Actor } from '@maquette/domain/access';
import { capName, type Cap } from '@maquette/domain/caps';
import type { ChecklistFacts } from '@maquette/domain/checklist';
import type { Quote, SpeedLane } from '@maquette/domain/operations';
import { capsOf } from '../caps/read-cap-uses.ts';

type Reader = Pick<Transaction, 'job' | 'jobApproval' | 'jobAttempt' | 'assetVersion' | 'user' | '$queryRaw'>;

/** What is known of a version: the price and charge of its job, its caps, lane, waiting time and attempts. */
export async function readChecklistFacts(
  reader: Reader,
  actor: Actor,
  version: AssetVersionModel,
): Promise<ChecklistFacts> {
  const { workspaceId, assetId, jobId } = version;
  const job =
    jobId && (await reader.job.findUnique({ where: { workspaceId_id: { workspaceId, id: jobId } } }));
  const [versions, keptVersions, ofJob] = await Promise.all([
    reader.assetVersion.count({ where: { workspaceId, assetId } }),
    reader.assetVersion.count({ where: { workspaceId, assetId, keptAt: { not: null } } }),
    job ? readJobFacts(reader, actor, job) : noJob,
  ]);
  return { ...ofJob, versionNumber: version.number, versions, keptVersions };
}

type JobFacts = Omit<ChecklistFacts, 'versionNumber' | 'versions' | 'keptVersions'>;

const noJob: JobFacts = {
  quotedCredits: null,
  chargedCredits: null,
  priceBookVersion: null,
  resultCount: null,
  caps: null,
  isCapped: null,
  lane: null,
  waitedSeconds: null,
  ranSeconds: null,
  attempts: null,
  startApprovedBy: null,
};

async function readJobFacts(reader: Reader, actor: Actor, job: JobModel): Promise<JobFacts> {
  const [attempts, caps, startApprovedBy] = await Promise.all([
    reader.jobAttempt.count({ where: { jobId: job.id, startedAt: { not: null } } }),
    readCaps(reader, job),
    readApprover(reader, job),
  ]);
  // what others may spend is told to those who set it
  const names = may(actor, 'limit.manage') ? caps.map(capName) : null;
  const { createdAt, startedAt, finishedAt } = job;
  return {
    quotedCredits: job.quotedCredits,
    chargedCredits: job.consumedCredits,
    priceBookVersion: job.priceBookVersion,
    resultCount: (job.quote as unknown as Quote).resultCount,
    caps: names,
    isCapped: caps.length > 0,
    lane: job.lane as SpeedLane,
    waitedSeconds: startedAt && secondsBetween(createdAt, startedAt),
    ranSeconds: startedAt && finishedAt && secondsBetween(startedAt, finishedAt),
    attempts,
    startApprovedBy,
  };
}

const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000));

/** The caps of today that were there when the job started. */
function readCaps(reader: Reader, job: JobModel): Promise<Cap[]> {
  const { workspaceId, createdById: userId, apiKeyId, projectId } = job;
  const spender = { workspaceId, userId, apiKeyId, projectId, isGuest: false };
  return reader.$queryRaw<Cap[]>`
    SELECT c."id", c."scope", c."subjectId", c."period", c."credits", c."isHard" FROM "Cap" c
    WHERE c."workspaceId" = ${workspaceId} AND c."createdAt" <= ${job.createdAt} AND ${capsOf(spender)}
    ORDER BY c."scope", c."period", c."id"`;
}

async function readApprover(reader: Reader, { workspaceId, id: jobId }: JobModel): Promise<string | null> {
  const approval = await reader.jobApproval.findFirst({
    where: { workspaceId, jobId, status: 'approved' },
    select: { decidedById: true },
  });
  if (!approval?.decidedById) return null;
  const user = await reader.user.findUnique({
    where: { id: approval.decidedById },
    select: { name: true },
  });
  return user?.name ?? 'Somebody who left';
}
