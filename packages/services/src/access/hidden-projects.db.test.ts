import type { Actor } from '@maquette/domain/access';
import { createBell } from '@maquette/db';
import { notFound } from '@maquette/domain/result';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { listApprovals, requestApproval } from '../approvals/index.ts';
import { getAsset, listAssets, listVersions, readFile } from '../assets/index.ts';
import { listCaps, setCap } from '../caps/index.ts';
import { getChecklist } from '../checklist/index.ts';
import { explainLedger, exportLedger, listHolds, listLedger } from '../credits/index.ts';
import { createFolder, listFolders } from '../folders/index.ts';
import { getJob, listJobs, watchJobs } from '../jobs/index.ts';
import { updateLimits } from '../limits/index.ts';
import { listNotices } from '../notices/index.ts';
import { listParticipants, setParticipant } from '../participants/index.ts';
import { listPresets, savePreset } from '../presets/index.ts';
import {
  createProject,
  getProject,
  listProjects,
  restrictProject,
  updateProject,
} from '../projects/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  makeUpload,
  start,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { getUpload, uploadFile } from '../uploads/index.ts';
import { exportUsage, getUsage } from '../usage/index.ts';
import { usageGroupings } from '@maquette/domain/usage';

const { here } = useOwnStudio();
const secretName = 'Skunkworks';
const secretModel = 'Hovercraft';

let studio: Studio;
let workspace: TestWorkspace;
let owner: Actor;
/** Of the secret project: its own id, and those of all that is in it. */
let secret: { projectId: string; ids: string[]; jobId: string; assetId: string; versionId: string };
/** In the workspace's other project, where nothing is secret. */
let openJobId: string;

beforeEach(async () => {
  ({ studio } = here);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 10_000 });
  owner = workspace.actor;
  const { deps } = studio;
  const { id: projectId } = value(await createProject(deps, owner, { name: secretName, brief: secretModel }));
  value(await restrictProject(deps, owner, { projectId, restricted: true }));
  const folder = value(await createFolder(deps, owner, { projectId, name: secretModel }));
  const uploadId = await makeUpload(deps, owner);
  const started = await start(studio, { ...workspace, projectId }, { uploadId, name: secretModel });
  const jobId = value(started).job.id;
  value(await deliverResults(studio, await claimNext(studio)));
  const waiting = value(await start(studio, { ...workspace, projectId }, { uploadId, name: secretModel }));
  const [asset] = value(await listAssets(deps, owner, { projectId })).items;
  openJobId = value(await start(studio, workspace)).job.id;
  const { id: versionId, files } = asset!.current;
  const ids = [projectId, folder.id, uploadId, jobId, waiting.job.id, asset!.id, versionId];
  secret = {
    projectId,
    jobId,
    assetId: asset!.id,
    versionId,
    ids: [...ids, ...files.map(({ id }) => id)],
  };
});

/** Those who see the workspace, but not the secret project. */
async function outsiders(): Promise<Actor[]> {
  const { workspaceId, projectId } = workspace;
  const editor = await makeMember(here.db, workspaceId, 'editor');
  const guest = await makeMember(here.db, workspaceId, 'guest');
  const payer = await makeMember(here.db, workspaceId, 'viewer');
  await here.db.prisma.membership.updateMany({
    where: { workspaceId, userId: payer.userId },
    data: { billing: true },
  });
  const part = { projectId, userId: guest.userId, role: 'editor' as const, creditsPerMonth: 1_000 };
  value(await setParticipant(studio.deps, owner, part));
  return Promise.all([editor, guest, payer].map((who) => actorOf(here.db, who)));
}

function expectNothingSecret(answer: unknown, { ledger = false } = {}): void {
  const text = JSON.stringify(answer) ?? '';
  expect(text).not.toContain(secretName);
  expect(text).not.toContain(secretModel);
  // the lines of the raw ledger name jobs, so that it can be checked; they open nothing
  const ids = ledger ? secret.ids.filter((id) => !id.startsWith('job_')) : secret.ids;
  for (const id of ids) expect(text).not.toContain(id);
}

describe('who does not see a restricted project', () => {
  it('gets the answer of a thing that does not exist for whatever is in it', async () => {
    const { deps } = studio;
    const { projectId, jobId, assetId, versionId } = secret;
    const [fileId, uploadId, folderId] = ['file_', 'upl_', 'fld_'].map((prefix) =>
      secret.ids.find((id) => id.startsWith(prefix))!,
    );
    for (const actor of await outsiders()) {
      const hidden = (theirs: string, ask: Parameters<typeof expectHidden>[0]) =>
        expectHidden(ask, { theirs, madeUp: `${theirs.slice(0, -4)}0000` });
      await hidden(projectId, (id) => getProject(deps, actor, { projectId: id }));
      await hidden(projectId, (id) => listParticipants(deps, actor, { projectId: id }));
      await hidden(projectId, (id) => listFolders(deps, actor, { projectId: id }));
      await hidden(projectId, (id) => listAssets(deps, actor, { projectId: id }));
      await hidden(folderId!, (id) => listAssets(deps, actor, { folderId: id }));
      await hidden(assetId, (id) => getAsset(deps, actor, { assetId: id }));
      await hidden(assetId, (id) => listVersions(deps, actor, { assetId: id }));
      await hidden(versionId, (id) => getChecklist(deps, actor, { versionId: id }));
      await hidden(fileId!, (id) => readFile(deps, actor, { fileId: id }));
      await hidden(uploadId!, (id) => getUpload(deps, actor, { uploadId: id }));
      await hidden(uploadId!, (id) => uploadFile(deps, actor, { uploadId: id }));
      await hidden(jobId, (id) => getJob(deps, actor, { jobId: id }));
      const into = start(studio, { ...workspace, actor, projectId });
      expect(await into).toEqual(notFound());
    }
  });

  it('finds neither an id nor a name of it in any list, count, figure or export', async () => {
    const { deps } = studio;
    const { projectId } = secret;
    value(await setCap(deps, owner, { scope: 'project', subjectId: projectId, period: 'day', credits: 500 }));
    await savePreset(deps, owner, {
      operation: 'image-to-model',
      name: 'Fine',
      params: { image: secret.ids.find((id) => id.startsWith('upl_')) },
    });
    for (const actor of await outsiders()) {
      const mine = value(await listProjects(deps, actor));
      expect(mine.map(({ id }) => id)).toEqual([workspace.projectId]);
      const jobs = value(await listJobs(deps, actor, { limit: 200 }));
      expect(jobs.items.map(({ id }) => id)).toEqual([openJobId]);
      const assets = value(await listAssets(deps, actor, {}));
      expect(assets.total).toBe(0);
      const answers = [
        mine,
        jobs,
        assets,
        await listJobs(deps, actor, { limit: 200, projectId }),
        await listCaps(deps, actor),
        await listPresets(deps, actor),
        await listNotices(deps, actor),
        await listApprovals(deps, actor),
        await listHolds(deps, actor),
        await explainLedger(deps, actor, { limit: 200 }),
        await explainLedger(deps, actor, { limit: 200, projectId }),
        ...(await Promise.all(usageGroupings.map((groupBy) => getUsage(deps, actor, { groupBy })))),
        await getUsage(deps, actor, { groupBy: 'operation', projectId }),
        await exportUsage(deps, actor, { groupBy: 'project' }),
      ];
      for (const answer of answers) expectNothingSecret(answer);
      expectNothingSecret(await listLedger(deps, actor, { limit: 1_000 }), { ledger: true });
      expectNothingSecret(await ledgerText(actor), { ledger: true });
    }
  });

  it('reads the figures of money in full, with "Restricted project" in the place of its name', async () => {
    const { deps } = studio;
    const { projectId } = secret;
    value(await setCap(deps, owner, { scope: 'project', subjectId: projectId, period: 'day', credits: 500 }));
    const payer = (await outsiders())[2]!;
    const [all, masked] = await Promise.all(
      [owner, payer].map(async (actor) => value(await getUsage(deps, actor, { groupBy: 'project' }))),
    );
    expect(masked!.total).toEqual(all!.total);
    expect(masked!.rows.find(({ key }) => key === null)).toMatchObject({
      name: 'Restricted project',
      jobs: 2,
    });
    expect(all!.rows.find(({ key }) => key === projectId)).toMatchObject({ name: secretName, jobs: 2 });
    const entries = value(await explainLedger(deps, payer, { limit: 200 })).items;
    expect(entries.filter(({ job }) => job?.name === 'Restricted project')).not.toHaveLength(0);
    expect(value(await listCaps(deps, payer))).toMatchObject([
      { subjectName: 'Restricted project', subjectId: '', usedCredits: 16 },
    ]);
    expect(value(await listHolds(deps, payer)).items).toContainEqual(
      expect.objectContaining({ jobName: 'Restricted project', jobId: null, credits: 8 }),
    );
    const unknown = { scope: 'project' as const, subjectId: projectId, period: 'day' as const, credits: 1 };
    expect(await setCap(deps, payer, unknown)).toEqual(notFound());
  });

  it('decides on what it costs without being told what it is', async () => {
    const { deps } = studio;
    const payer = (await outsiders())[2]!;
    const lead = await makeMember(here.db, workspace.workspaceId, 'editor');
    const part = { projectId: secret.projectId, userId: lead.userId, role: 'editor' as const };
    value(await setParticipant(deps, owner, part));
    value(await updateLimits(deps, owner, { approvalAboveCredits: 1 }));
    const asker = await actorOf(here.db, lead);
    const image = await makeUpload(deps, asker);
    const request = { operation: 'image-to-model', params: { image }, name: secretModel };
    value(await requestApproval(deps, asker, { ...request, projectId: secret.projectId }));
    const [seen] = value(await listApprovals(deps, payer));
    expect(seen).toMatchObject({ projectName: 'Restricted project', quotedCredits: 8, params: {} });
    expectNothingSecret(seen);
    expectNothingSecret(await listNotices(deps, payer));
    expect(JSON.stringify(await listNotices(deps, owner))).toContain(secretModel);
    const mails = await here.db.prisma.mail.findMany({ where: { to: `${payer.userId}@example.test` } });
    expect(mails).toHaveLength(1);
    expectNothingSecret(mails);
  });

  it('hears nothing of it on the live stream', async () => {
    const bell = createBell({ url: inject('databaseUrl') });
    const end = new AbortController();
    try {
      for (const actor of await outsiders()) {
        const views = watchJobs(studio.deps, bell, actor, {}, end.signal);
        expect((await views.next()).value).toMatchObject({ id: openJobId });
        const named = watchJobs(studio.deps, bell, actor, { jobIds: [secret.jobId] }, end.signal);
        expect(await named.next()).toEqual({ value: undefined, done: true });
      }
    } finally {
      end.abort();
      await bell.close();
    }
  });

  it('had a part in it before: what they started there is told without its name as well', async () => {
    const { deps } = studio;
    const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
    const { id: projectId } = value(await createProject(deps, owner, { name: 'Blimp' }));
    value(await start(studio, { ...workspace, actor: editor, projectId }, { name: 'Blimp model' }));
    value(await restrictProject(deps, owner, { projectId, restricted: true }));
    const actor = await actorOf(here.db, editor);
    const usage = value(await getUsage(deps, actor, { groupBy: 'project' }));
    expect(usage.rows).toMatchObject([{ key: null, name: 'Restricted project', jobs: 1 }]);
    expect(JSON.stringify(await listHolds(deps, actor))).not.toContain('Blimp');
    expect(codeOf(await updateProject(deps, actor, { projectId, brief: 'x' }))).toBe('not-found');
  });
});

async function ledgerText(actor: Actor): Promise<unknown> {
  const exported = await exportLedger(studio.deps, actor, { format: 'jsonl' });
  if (!exported.ok) return exported;
  const pieces: string[] = [];
  for await (const piece of exported.value.text) pieces.push(piece);
  return pieces;
}
