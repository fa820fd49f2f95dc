import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { keptKeyOf } from '../jobs/keep-checked.ts';
import { sweepEach } from '../jobs/sweep-each.ts';
import { deletedKeptDays } from './delete-workspace.ts';

const workspacesPerSweep = 5;
const filesPerSweep = 200;

type SweepDeps = Pick<ServiceDeps, 'db' | 'store' | 'log'>;

/**
 * Removes what was in workspaces that were deleted 30 days ago: files first, then projects with all that is in them,
 * uploads, keys and memberships. The workspace's row, its ledger with the jobs that it names, its payments and its audit
 * log stay. A large one takes several calls; a call that breaks off is repeated. @returns how many are done
 */
export async function sweepWorkspaces(deps: SweepDeps): Promise<{ purgedWorkspaces: number }> {
  const due = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    SELECT w."id" FROM "Workspace" w
    WHERE w."deletedAt" < now() - make_interval(days => ${deletedKeptDays})
      AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."workspaceId" = w."id")
    ORDER BY w."deletedAt" LIMIT ${workspacesPerSweep}`;
  let purgedWorkspaces = 0;
  await sweepEach(deps.log, due, async ({ id }) => {
    if (!(await purgeFiles(deps, id))) return;
    await purgeRows(deps, id);
    purgedWorkspaces++;
  });
  return { purgedWorkspaces };
}

/** The file goes before its row: what breaks off in between is found again. @returns whether none is left */
async function purgeFiles({ db, store }: SweepDeps, workspaceId: string): Promise<boolean> {
  const { prisma } = db;
  const which = { where: { workspaceId }, orderBy: { id: 'asc' as const }, take: filesPerSweep };
  const [files, uploads, outputs] = await Promise.all([
    prisma.storedFile.findMany(which),
    prisma.upload.findMany(which),
    prisma.jobOutput.findMany(which),
  ]);
  const keys = [
    ...files.map(({ storageKey }) => storageKey),
    ...outputs.flatMap((output) => [output.storageKey, keptKeyOf(output)]),
    ...uploads.flatMap(({ storageKey, thumbnailKey }) => [
      storageKey,
      ...(thumbnailKey ? [thumbnailKey] : []),
    ]),
  ];
  for (const key of new Set(keys)) await store.remove(key);
  const idsOf = (rows: { id: string }[]) => ({ workspaceId, id: { in: rows.map(({ id }) => id) } });
  await prisma.storedFile.deleteMany({ where: idsOf(files) });
  await prisma.jobOutput.deleteMany({ where: idsOf(outputs) });
  await prisma.jobInput.deleteMany({ where: { uploadId: { in: uploads.map(({ id }) => id) } } });
  await prisma.upload.deleteMany({ where: idsOf(uploads) });
  return Math.max(files.length, uploads.length, outputs.length) < filesPerSweep;
}

/** What a person wrote or was named by. The memberships go last: by them a workspace is found. */
const purgeRows = ({ db }: SweepDeps, workspaceId: string): Promise<void> =>
  db.transaction(async (tx) => {
    const where = { workspaceId };
    await tx.project.deleteMany({ where });
    await tx.preset.deleteMany({ where });
    await tx.apiKey.deleteMany({ where });
    await tx.jobApproval.deleteMany({ where });
    await tx.notice.deleteMany({ where });
    await tx.webhookEndpoint.deleteMany({ where });
    await tx.shareLink.deleteMany({ where });
    await tx.invitation.deleteMany({ where });
    await tx.ownershipOffer.deleteMany({ where });
    await tx.membership.deleteMany({ where });
    await noteAudit(tx, { workspaceId, kind: 'system', name: 'The studio' }, { action: 'workspace.purged' });
  });
