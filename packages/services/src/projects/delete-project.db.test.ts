import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '@maquette/domain/access';
import { listApprovals, requestApproval } from '../approvals/index.ts';
import { listAssets, moveAssets, purgeAssets, readFile, trashAssets } from '../assets/index.ts';
import { setCap } from '../caps/index.ts';
import { explainLedger } from '../credits/index.ts';
import { createFolder } from '../folders/index.ts';
import { cancelJob, getJob, listJobs, sweepFiles } from '../jobs/index.ts';
import { updateLimits } from '../limits/index.ts';
import { newId } from '../new-id.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  makeUpload,
  start,
  startAccepted,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { getUpload } from '../uploads/index.ts';
import { getUsage } from '../usage/index.ts';
import { archiveProject, createProject, deleteProject, getProject } from './index.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
let owner: Actor;
beforeEach(async () => {
  ({ studio } = here);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 10_000 });
  owner = workspace.actor;
});

/** A project with one model that a job made of one picture. */
async function makeProject(name = 'Chairs') {
  const { deps } = studio;
  const { id: projectId } = value(await createProject(deps, owner, { name }));
  const uploadId = await makeUpload(deps, owner);
  const jobId = await startAccepted(studio, { ...workspace, projectId }, { uploadId });
  value(await deliverResults(studio, await claimNext(studio)));
  const [asset] = value(await listAssets(deps, owner, { projectId })).items;
  return { projectId, name, uploadId, jobId, asset: asset! };
}
const archive = (projectId: string) => archiveProject(studio.deps, owner, { projectId, archived: true });
const remove = async (project: { projectId: string; name: string }, actor = owner) => {
  await archive(project.projectId);
  return deleteProject(studio.deps, actor, project);
};
const keysOf = async (assetId: string) => {
  const files = await here.db.prisma.storedFile.findMany({ where: { version: { assetId } } });
  return files.map(({ storageKey }) => storageKey);
};
const isThere = async (key: string) => (await studio.deps.store.head(key)) !== null;
const sweep = async () => {
  await here.db.prisma.$executeRaw`UPDATE "JobOutput" SET "createdAt" = now() - interval '1 hour'`;
  await sweepFiles(studio.deps);
};

it('takes all that is in a project, files included, and nothing of others', async () => {
  const { deps } = studio;
  const [doomed, other] = [await makeProject(), await makeProject('Tables')];
  const { projectId, asset, uploadId } = doomed;
  value(await createFolder(deps, owner, { projectId, name: 'Oak' }));
  value(await setCap(deps, owner, { scope: 'project', subjectId: projectId, period: 'day', credits: 500 }));
  await here.db.prisma.shareLink.createMany({
    data: (['project', 'asset'] as const).map((kind) => ({
      id: newId('shareLink'),
      workspaceId: workspace.workspaceId,
      projectId,
      kind,
      targetId: kind === 'asset' ? asset.id : projectId,
      name: 'Link',
      tokenHash: newId('request'),
      createdById: owner.userId,
    })),
  });
  const upload = await here.db.prisma.upload.findUniqueOrThrow({ where: { id: uploadId } });
  const gone = [...(await keysOf(asset.id)), upload.storageKey];
  const kept = await keysOf(other.asset.id);
  value(await remove(doomed));
  expect(codeOf(await getProject(deps, owner, doomed))).toBe('not-found');
  expect(codeOf(await readFile(deps, owner, { fileId: asset.current.files[0]!.id }))).toBe('not-found');
  expect(codeOf(await getUpload(deps, owner, { uploadId }))).toBe('not-found');
  await sweep();
  for (const key of gone) expect(await isThere(key), key).toBe(false);
  for (const key of kept) expect(await isThere(key), key).toBe(true);
  for (const left of [
    here.db.prisma.shareLink.count(),
    here.db.prisma.folder.count(),
    here.db.prisma.cap.count(),
    here.db.prisma.droppedFile.count(),
  ])
    expect(await left).toBe(0);
  expect(value(await listAssets(deps, owner, {})).items.map(({ id }) => id)).toEqual([other.asset.id]);
});

it('leaves the money as it was: its jobs count in ledger and usage, and are shown to nobody', async () => {
  const { deps } = studio;
  const doomed = await makeProject();
  const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
  const usage = async () => value(await getUsage(deps, owner, { groupBy: 'project' })).total;
  const before = await usage();
  value(await remove(doomed));
  expect(await usage()).toEqual(before);
  await expectSoundWallet(here.db, workspace.workspaceId);
  const [entry] = value(await explainLedger(deps, owner, { limit: 10 })).items;
  expect(entry!.job).toMatchObject({ projectName: 'A project that is gone' });
  for (const actor of [owner, await actorOf(here.db, editor)]) {
    expect(value(await listJobs(deps, actor, { limit: 10 })).items).toEqual([]);
    expect(codeOf(await getJob(deps, actor, doomed))).toBe('not-found');
  }
});

it('is written into the audit log', async () => {
  const doomed = await makeProject();
  value(await remove(doomed));
  expect(await here.db.prisma.auditEvent.findFirst({ where: { action: 'project.deleted' } })).toMatchObject({
    targetId: doomed.projectId,
    targetName: 'Chairs',
    before: { name: 'Chairs', assets: 1 },
  });
});

it('asks for the archive, the name, and that nothing waits or runs', async () => {
  const { deps } = studio;
  const { projectId, name } = await makeProject();
  expect(await deleteProject(deps, owner, { projectId, name })).toMatchObject({
    refusal: { code: 'conflict.state', message: 'Only an archived project can be deleted.' },
  });
  const jobId = await startAccepted(studio, { ...workspace, projectId });
  value(await archive(projectId));
  expect(await deleteProject(deps, owner, { projectId, name: 'chairs' })).toMatchObject({
    refusal: { code: 'input.invalid', field: 'name' },
  });
  expect(await deleteProject(deps, owner, { projectId, name })).toMatchObject({
    refusal: { code: 'conflict.state', detail: { jobs: 1 } },
  });
  value(await cancelJob(deps, owner, { jobId }));
  value(await deleteProject(deps, owner, { projectId, name: ` ${name} ` }));
});

it('is for owners and admins, and for editors whose own it is', async () => {
  const { deps } = studio;
  const { workspaceId } = workspace;
  const [admin, editor, viewer] = await Promise.all(
    (['admin', 'editor', 'viewer'] as const).map((role) => makeMember(here.db, workspaceId, role)),
  );
  const doomed = await makeProject();
  for (const who of [editor!, viewer!]) expect(codeOf(await remove(doomed, who))).toBe('access.denied');
  const own = value(await createProject(deps, editor!, { name: 'Own' }));
  expect(codeOf(await remove({ projectId: own.id, name: 'Own' }, editor))).toBe('ok');
  expect(codeOf(await remove(doomed, admin))).toBe('ok');
  const stranger = (await makeWorkspace(here.db)).actor;
  expect(codeOf(await remove(await makeProject(), stranger))).toBe('not-found');
});

it('declines what waits for an approval', async () => {
  const { deps } = studio;
  const doomed = await makeProject();
  value(await updateLimits(deps, owner, { approvalAboveCredits: 1 }));
  const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
  const image = await makeUpload(deps, editor);
  const { projectId } = doomed;
  value(await requestApproval(deps, editor, { operation: 'image-to-model', params: { image }, projectId }));
  value(await remove(doomed));
  expect(value(await listApprovals(deps, owner))).toMatchObject([
    { status: 'declined', note: 'Its project was deleted.', projectName: 'A project that is gone' },
  ]);
});

it('never leaves a job behind that starts at the same moment, whoever comes first', async () => {
  const { deps } = studio;
  for (let round = 0; round < 6; round++) {
    const { id: projectId } = value(await createProject(deps, owner, { name: 'Race' }));
    const uploadId = await makeUpload(deps, owner);
    const inProject = { ...workspace, projectId };
    const [started] = await Promise.all([
      start(studio, inProject, { uploadId }),
      archive(projectId).then(() => deleteProject(deps, owner, { projectId, name: 'Race' })),
    ]);
    const isGone = !(await getProject(deps, owner, { projectId })).ok;
    expect(isGone).toBe(!started.ok);
  }
  await expectSoundWallet(here.db, workspace.workspaceId);
});

it('keeps what a moved model was made of', async () => {
  const { deps } = studio;
  const doomed = await makeProject();
  const { id: projectId } = value(await createProject(deps, owner, { name: 'New home' }));
  value(await moveAssets(deps, owner, { assetIds: [doomed.asset.id], projectId, folderId: null }));
  const keys = await keysOf(doomed.asset.id);
  value(await remove(doomed));
  await sweep();
  for (const key of keys) expect(await isThere(key)).toBe(true);
  expect(codeOf(await getUpload(deps, owner, doomed))).toBe('ok');
  const viewer = await makeMember(here.db, workspace.workspaceId, 'viewer');
  expect(codeOf(await readFile(deps, viewer, { fileId: doomed.asset.current.files[0]!.id }))).toBe('ok');
});

it('purges from the trash for good, with its files, by owners and admins only', async () => {
  const { deps } = studio;
  const [doomed, other] = [await makeProject(), await makeProject('Tables')];
  const assetIds = [doomed.asset.id];
  const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
  expect(await purgeAssets(deps, owner, { assetIds })).toMatchObject({ refusal: { code: 'conflict.state' } });
  value(await trashAssets(deps, owner, { assetIds }));
  expect(codeOf(await purgeAssets(deps, editor, { assetIds }))).toBe('access.denied');
  const [keys, kept] = [await keysOf(doomed.asset.id), await keysOf(other.asset.id)];
  expect(value(await purgeAssets(deps, owner, { assetIds }))).toEqual({ count: 1 });
  expect(codeOf(await purgeAssets(deps, owner, { assetIds }))).toBe('not-found');
  await sweep();
  for (const key of keys) expect(await isThere(key)).toBe(false);
  for (const key of kept) expect(await isThere(key)).toBe(true);
  // the job is told of as before, with the picture that it was made of
  expect(codeOf(await getJob(deps, owner, doomed))).toBe('ok');
  expect(codeOf(await getUpload(deps, owner, doomed))).toBe('ok');
  expect(await here.db.prisma.auditEvent.findFirst({ where: { action: 'asset.purged' } })).toMatchObject({
    targetId: doomed.asset.id,
    projectId: doomed.projectId,
  });
});
