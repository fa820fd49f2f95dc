import type { Transaction } from '@maquette/db';
import type { Actor, ProjectGate } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { requestOf } from '../approvals/approval-request.ts';
import { closeApproval } from '../approvals/close-approval.ts';
import { lockApproval } from '../approvals/lock-approval.ts';
import { dropAssets } from '../assets/drop-assets.ts';
import { noteAudit } from '../audit/index.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { dropUploads } from '../uploads/drop-uploads.ts';

/** The most that one transaction can take away in its time. */
const assetsMax = 20_000;

/**
 * Deletes an archived project for good: its assets with their files, folders, share links, comments, parts in it and caps
 * on it. Its jobs stay for the ledger and the usage, and nobody is shown them any more; requests for approval that wait are
 * declined. Refuses with `input.invalid` unless the project's name was typed, and `conflict.state` while it is not archived
 * or jobs of it wait or run. For owners and admins, and for editors whose own it is.
 */
export async function deleteProject(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { projectId, name }: { projectId: string; name: string },
): Promise<Result<void>> {
  const { workspaceId } = actor;
  const allowed = await authorizeIn(deps.db.prisma, actor, 'project.delete', { projectId });
  if (!allowed.ok) return allowed;
  // with the wallet locked no job starts
  return withWallet<Result<void>>(deps, {
    workspaceId,
    mayShare: false,
    work: async (tx) => {
      const ready = await checkReady(tx, actor, { projectId, name });
      if (!ready.ok) return ready;
      await declineApprovals(tx, deps, { actor, projectId });
      const assetCount = await removeAll(tx, { workspaceId, projectId });
      await noteAudit(tx, actor, {
        action: 'project.deleted',
        target: { kind: 'project', id: projectId, name: ready.value.name },
        projectId,
        before: { name: ready.value.name, assets: assetCount },
      });
      return ok(undefined);
    },
  });
}

async function checkReady(
  tx: Transaction,
  actor: Actor,
  { projectId, name }: { projectId: string; name: string },
): Promise<Result<ProjectGate>> {
  const { workspaceId } = actor;
  await tx.$queryRaw`
    SELECT 1 FROM "Project" WHERE "workspaceId" = ${workspaceId} AND "id" = ${projectId} FOR UPDATE`;
  const project = await authorizeIn(tx, actor, 'project.delete', { projectId });
  if (!project.ok) return project;
  if (project.value.archivedAt === null)
    return refuse('conflict.state', 'Only an archived project can be deleted.', {
      suggestion: 'Archive it first.',
    });
  if (name.trim() !== project.value.name)
    return refuse('input.invalid', 'This is not the name of the project.', {
      field: 'name',
      suggestion: 'Type its name as it stands above.',
    });
  const live = { workspaceId, projectId, status: { in: ['queued' as const, 'running' as const] } };
  const jobs = await tx.job.count({ where: live });
  if (jobs > 0)
    return refuse('conflict.state', `Jobs of this project wait or run: ${jobs}.`, {
      suggestion: 'Cancel them, or wait until they are done.',
      detail: { jobs },
    });
  const assets = await tx.asset.count({ where: { workspaceId, projectId } });
  if (assets > assetsMax)
    return refuse('conflict.state', `This project has ${assets} assets; up to ${assetsMax} go at once.`, {
      suggestion: 'Delete some of them from the trash first.',
    });
  return project;
}

async function declineApprovals(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  { actor, projectId }: { actor: Actor; projectId: string },
): Promise<void> {
  const { workspaceId } = actor;
  const waiting = await tx.jobApproval.findMany({ where: { workspaceId, status: 'pending' } });
  for (const { id: approvalId } of waiting.filter((row) => requestOf(row).projectId === projectId)) {
    const locked = await lockApproval(tx, { workspaceId, approvalId });
    if (locked?.row.status !== 'pending') continue;
    const note = 'Its project was deleted.';
    await closeApproval(tx, deps, locked, { status: 'declined', decidedById: actor.userId, note });
  }
}

/** @returns how many assets there were */
async function removeAll(
  tx: Transaction,
  { workspaceId, projectId }: { workspaceId: string; projectId: string },
): Promise<number> {
  const which = { workspaceId, projectId };
  const assets = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Asset" WHERE "workspaceId" = ${workspaceId} AND "projectId" = ${projectId}
    ORDER BY "id" FOR UPDATE`;
  await tx.shareLink.deleteMany({ where: which });
  await dropAssets(tx, { workspaceId, assetIds: assets.map(({ id }) => id) });
  await tx.job.updateMany({ where: which, data: { projectGoneAt: new Date() } });
  await dropInputs(tx, which);
  await tx.cap.deleteMany({ where: { workspaceId, scope: 'project', subjectId: projectId } });
  // its folders and the parts in it go with it
  await tx.project.delete({ where: { workspaceId_id: { workspaceId, id: projectId } } });
  return assets.length;
}

/** What its jobs were made of, but for jobs whose results were moved to other projects and are there still. */
async function dropInputs(
  tx: Transaction,
  { workspaceId, projectId }: { workspaceId: string; projectId: string },
): Promise<void> {
  const inputs = await tx.$queryRaw<{ uploadId: string }[]>`
    DELETE FROM "JobInput" i USING "Job" j
    WHERE j."id" = i."jobId" AND j."workspaceId" = ${workspaceId} AND j."projectId" = ${projectId}
      AND NOT EXISTS (SELECT 1 FROM "AssetVersion" v WHERE v."jobId" = j."id")
    RETURNING i."uploadId"`;
  await dropUploads(tx, { workspaceId, uploadIds: inputs.map(({ uploadId }) => uploadId) });
}
