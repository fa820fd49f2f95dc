import { checklistItems } from '@maquette/domain/checklist';
import type { Actor } from '@maquette/domain/access';
import { beforeEach, expect, it } from 'vitest';
import { decideApproval, requestApproval } from '../approvals/index.ts';
import { listAssets, trashAssets } from '../assets/index.ts';
import { setCap } from '../caps/index.ts';
import { updateLimits } from '../limits/index.ts';
import { setParticipant } from '../participants/index.ts';
import { archiveProject } from '../projects/index.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  makeUpload,
  startAccepted,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { countAgreed, getChecklist, tickPoint, untickPoint } from './index.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
let owner: Actor;
let editor: Actor;
beforeEach(async () => {
  ({ studio } = here);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 1_000 });
  owner = workspace.actor;
  editor = await makeMember(here.db, workspace.workspaceId, 'editor');
});

async function makeVersion(): Promise<string> {
  await startAccepted(studio, workspace);
  return deliver();
}
async function deliver(): Promise<string> {
  value(await deliverResults(studio, await claimNext(studio)));
  const { projectId } = workspace;
  return value(await listAssets(studio.deps, owner, { projectId })).items[0]!.current.id;
}
const events = () =>
  here.db.prisma.auditEvent.findMany({
    where: { action: { startsWith: 'checklist.' } },
    orderBy: { seq: 'asc' },
  });

it('tells the facts of the version: price, charge, caps, lane, attempts and who let it start', async () => {
  const { deps } = studio;
  value(await setCap(deps, owner, { scope: 'workspace', period: 'day', credits: 500 }));
  value(await updateLimits(deps, owner, { approvalAboveCredits: 1 }));
  const image = await makeUpload(deps, editor);
  const request = { operation: 'image-to-model', params: { image }, projectId: workspace.projectId };
  const { approval } = value(await requestApproval(deps, editor, request));
  value(await decideApproval(deps, owner, { approvalId: approval.id, decision: 'approved' }));
  const versionId = await deliver();
  const seen = value(await getChecklist(deps, owner, { versionId }));
  expect(seen.facts).toMatchObject({
    quotedCredits: 8,
    chargedCredits: 8,
    resultCount: 1,
    caps: ['the workspace’s cap of 500 credits a day'],
    lane: 'standard',
    attempts: 1,
    versionNumber: 1,
    versions: 1,
    keptVersions: 0,
    startApprovedBy: 'The owner',
  });
  expect(seen.points.map(({ item }) => item)).toEqual(checklistItems);
  expect(seen.agreed).toBe(false);
  // what others may spend is told to those who set it
  expect(value(await getChecklist(deps, editor, { versionId })).facts).toMatchObject({
    caps: null,
    isCapped: true,
  });
});

it('is ticked with a note, taken back, and says who and when', async () => {
  const { deps } = studio;
  const versionId = await makeVersion();
  const ticked = value(await tickPoint(deps, editor, { versionId, item: 'cost', note: ' as agreed ' }));
  expect(ticked.points[0]!.tick).toMatchObject({ by: { name: 'The editor' }, note: 'as agreed' });
  const again = value(await tickPoint(deps, owner, { versionId, item: 'cost' }));
  expect(again.points[0]!.tick).toMatchObject({ by: { name: 'The owner' }, note: '' });
  value(await untickPoint(deps, editor, { versionId, item: 'cost' }));
  const back = value(await untickPoint(deps, editor, { versionId, item: 'cost' }));
  expect(back.points[0]!.tick).toBeNull();
  expect((await events()).map(({ action }) => action)).toEqual([
    'checklist.ticked',
    'checklist.ticked',
    'checklist.unticked',
  ]);
});

it('is approved by the lead, owners and admins, and by no key', async () => {
  const { deps } = studio;
  const versionId = await makeVersion();
  const point = { versionId, item: 'approval' as const };
  expect(codeOf(await tickPoint(deps, editor, point))).toBe('access.denied');
  const { projectId, workspaceId } = workspace;
  value(await setParticipant(deps, owner, { projectId, userId: editor.userId, role: 'lead' }));
  const lead = await actorOf(here.db, { workspaceId, userId: editor.userId });
  const via = { kind: 'api-key' as const, apiKeyId: 'key_1', scopes: ['write' as const], projectIds: [] };
  expect(codeOf(await tickPoint(deps, { ...lead, via }, point))).toBe('access.denied');
  expect(codeOf(await tickPoint(deps, lead, point))).toBe('ok');
  expect(codeOf(await untickPoint(deps, owner, point))).toBe('ok');
});

it('is looked at by viewers, and ticked by guests who edit the project', async () => {
  const { deps } = studio;
  const { projectId, workspaceId } = workspace;
  const versionId = await makeVersion();
  const viewer = await makeMember(here.db, workspaceId, 'viewer');
  expect(codeOf(await getChecklist(deps, viewer, { versionId }))).toBe('ok');
  expect(codeOf(await tickPoint(deps, viewer, { versionId, item: 'cost' }))).toBe('access.denied');
  const guest = await makeMember(here.db, workspaceId, 'guest');
  for (const [role, code] of [
    ['viewer', 'access.denied'],
    ['editor', 'ok'],
  ] as const) {
    value(await setParticipant(deps, owner, { projectId, userId: guest.userId, role }));
    const inside = await actorOf(here.db, { workspaceId, userId: guest.userId });
    expect(codeOf(await tickPoint(deps, inside, { versionId, item: 'cost' }))).toBe(code);
  }
});

it('is not there for pictures, and takes nothing in the trash or the archive', async () => {
  const { deps } = studio;
  const picture = await insertAsset(here.db, workspace);
  const { id } = await here.db.prisma.assetVersion.findFirstOrThrow({ where: { assetId: picture.assetId } });
  expect(codeOf(await getChecklist(deps, owner, { versionId: id }))).toBe('conflict.state');
  const versionId = await makeVersion();
  const { assetId } = await here.db.prisma.assetVersion.findUniqueOrThrow({ where: { id: versionId } });
  value(await archiveProject(deps, owner, { projectId: workspace.projectId, archived: true }));
  expect(codeOf(await tickPoint(deps, owner, { versionId, item: 'cost' }))).toBe('conflict.state');
  expect(codeOf(await getChecklist(deps, owner, { versionId }))).toBe('ok');
  value(await archiveProject(deps, owner, { projectId: workspace.projectId, archived: false }));
  value(await trashAssets(deps, owner, { assetIds: [assetId] }));
  expect(codeOf(await tickPoint(deps, owner, { versionId, item: 'cost' }))).toBe('conflict.state');
});

it('counts a result as agreed when every point of one of its versions is ticked', async () => {
  const { deps } = studio;
  const { projectId } = workspace;
  const versionId = await makeVersion();
  await makeVersion();
  const count = async () => value(await countAgreed(deps, editor, { projectId }));
  for (const item of checklistItems.slice(1)) value(await tickPoint(deps, owner, { versionId, item }));
  expect(await count()).toEqual({ results: 2, agreed: 0 });
  expect(value(await tickPoint(deps, owner, { versionId, item: 'cost' })).agreed).toBe(true);
  expect(await count()).toEqual({ results: 2, agreed: 1 });
});
