import type { Database } from '@maquette/db';
import type { Actor, ProjectRole, Role } from '@maquette/domain/access';
import type { ServiceDeps } from '@maquette/services';
import { makeApiKey } from '../../../../services/src/api-keys/api-key-text.ts';
import { newId } from '../../../../services/src/new-id.ts';
import { insertAsset } from '../../../../services/src/testing/insert-asset.ts';
import { makeUpload, value } from '../../../../services/src/testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace } from '../../../../services/src/testing/make-workspace.ts';
import { startJob } from '../../../../services/src/jobs/start-job.ts';

/** Everything that a workspace can hold, one of each, and all of it of one project. */
export interface Scene {
  workspaceId: string;
  projectId: string;
  /** Another project of the workspace, open. */
  otherProjectId: string;
  owner: Actor;
  /** Who made all of it. */
  maker: Actor;
  /** A member to act upon. */
  someone: Actor;
  ids: Record<SceneId, string>;
}

export type SceneId =
  | 'folder'
  | 'otherFolder'
  | 'asset'
  | 'trashedAsset'
  | 'model'
  | 'version'
  | 'file'
  | 'upload'
  | 'preset'
  | 'comment'
  | 'shareLink'
  | 'job'
  | 'approval'
  | 'cap'
  | 'alertRule'
  | 'endpoint'
  | 'delivery'
  | 'notice'
  | 'order'
  | 'checkout'
  | 'apiKey'
  | 'invitation'
  | 'offer';

/** @param makerRole whose things they are: the owner's, unless told */
export async function makeScene(
  deps: ServiceDeps,
  { makerRole = 'owner' }: { makerRole?: 'owner' | 'editor' } = {},
): Promise<Scene> {
  const { db } = deps;
  const { workspaceId, projectId, actor: owner } = await makeWorkspace(db, { credits: 500 });
  const maker = makerRole === 'owner' ? owner : await makeMember(db, workspaceId, makerRole);
  const someone = await makeMember(db, workspaceId, 'viewer');
  const part = { workspaceId, projectId, userId: someone.userId, role: 'viewer' as const };
  await db.prisma.projectMember.create({ data: part });
  const otherProjectId = newId('project');
  await db.prisma.project.create({
    data: { id: otherProjectId, workspaceId, name: 'Other', ownerId: owner.userId },
  });
  if (maker !== owner)
    await db.prisma.project.updateMany({ where: { id: projectId }, data: { ownerId: maker.userId } });
  const place = { workspaceId, projectId, actor: maker };
  const library = await fillLibrary(deps, place);
  const money = await fillSettings(db, place);
  const start = { operation: 'image-to-model', params: { image: library.upload }, projectId };
  const people = await fillPeople(db, { workspaceId, owner, maker });
  const { job } = value(await startJob(deps, await actorOf(db, maker), start));
  return {
    workspaceId,
    projectId,
    otherProjectId,
    owner: await actorOf(db, owner),
    maker: await actorOf(db, maker),
    someone,
    ids: { ...library, ...money, ...people, job: job.id },
  };
}

interface Place {
  workspaceId: string;
  projectId: string;
  actor: Actor;
}

async function fillLibrary(deps: ServiceDeps, place: Place) {
  const { db } = deps;
  const { workspaceId, projectId, actor } = place;
  const [folder, otherFolder] = [newId('folder'), newId('folder')];
  await db.prisma.folder.createMany({
    data: [
      { id: folder, workspaceId, projectId, name: 'Front' },
      { id: otherFolder, workspaceId, projectId, name: 'Back' },
    ],
  });
  const { assetId: asset, fileIds } = await insertAsset(db, place);
  const { assetId: trashedAsset } = await insertAsset(db, place, { name: 'Old chair' });
  await db.prisma.asset.updateMany({ where: { id: trashedAsset }, data: { trashedAt: new Date() } });
  const { assetId: model } = await insertAsset(db, place, { kind: 'model', name: 'Chair model' });
  const { id: version } = await db.prisma.assetVersion.findFirstOrThrow({ where: { assetId: model } });
  const upload = await makeUpload(deps, actor);
  const preset = newId('preset');
  await db.prisma.preset.create({
    data: {
      id: preset,
      workspaceId,
      operation: 'image-to-model',
      name: 'Mine',
      params: {},
      createdById: actor.userId,
    },
  });
  const file = fileIds[0]!;
  await deps.store.put(`k/${file}`, Buffer.from('a pic'), { mime: 'image/png' });
  const said = await fillTalk(db, place, { assetId: model, versionId: version });
  return { folder, otherFolder, asset, trashedAsset, model, version, file, upload, preset, ...said };
}

async function fillTalk(db: Database, place: Place, about: { assetId: string; versionId: string }) {
  const { workspaceId, projectId, actor } = place;
  const [comment, shareLink] = [newId('comment'), newId('shareLink')];
  const { userId } = actor;
  await db.prisma.comment.create({
    data: { id: comment, workspaceId, ...about, authorId: userId, authorName: 'Me', body: 'Thin legs' },
  });
  await db.prisma.shareLink.create({
    data: {
      id: shareLink,
      workspaceId,
      projectId,
      kind: 'asset',
      targetId: about.assetId,
      name: 'Client',
      tokenHash: shareLink,
      createdById: userId,
    },
  });
  return { comment, shareLink };
}

async function fillSettings(db: Database, { workspaceId, projectId, actor }: Place) {
  const { userId } = actor;
  const ids = {
    approval: newId('approval'),
    cap: newId('cap'),
    alertRule: newId('alertRule'),
    endpoint: newId('webhook'),
    delivery: newId('delivery'),
    notice: newId('notice'),
    order: newId('order'),
    checkout: `cs_${workspaceId}`,
  };
  const { prisma } = db;
  await prisma.jobApproval.create({
    data: {
      id: ids.approval,
      workspaceId,
      requestedById: userId,
      request: { operation: 'image-to-model', params: {}, projectId, name: 'Chair' },
      quote: { lines: [], totalCredits: 8, lane: 'standard' },
      quotedCredits: 8,
      priceBookVersion: 'v1',
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  await prisma.cap.create({
    data: {
      id: ids.cap,
      workspaceId,
      scope: 'workspace',
      subjectId: workspaceId,
      period: 'month',
      credits: 400,
      createdById: userId,
    },
  });
  await prisma.alertRule.create({
    data: { id: ids.alertRule, workspaceId, kind: 'below_credits', threshold: 77 },
  });
  await prisma.alertState.create({ data: { workspaceId } });
  await prisma.webhookEndpoint.create({
    data: {
      id: ids.endpoint,
      workspaceId,
      url: 'https://hooks.example.com/',
      secret: 'whsec_AAAA',
      events: [],
      createdById: userId,
    },
  });
  await prisma.webhookDelivery.create({
    data: {
      id: ids.delivery,
      endpointId: ids.endpoint,
      workspaceId,
      event: 'balance.low',
      payload: {},
      failedAt: new Date(),
      nextAttemptAt: null,
    },
  });
  await prisma.purchaseOrder.create({
    data: {
      id: ids.order,
      workspaceId,
      kind: 'top_up',
      productId: 'top-up-1000',
      credits: 1_000,
      amountCents: 1_000,
      status: 'paid',
      checkoutSessionId: ids.checkout,
      createdAt: new Date(),
    },
  });
  await prisma.notice.create({
    data: {
      id: ids.notice,
      workspaceId,
      userId,
      kind: 'balance.low',
      title: 'Low',
      body: 'Low',
      uniqueKey: ids.notice,
    },
  });
  const { id: apiKey } = await insertKey(db, actor);
  return { ...ids, apiKey };
}

/** Somebody is invited, and the workspace is offered to who made the things in it. */
async function fillPeople(
  db: Database,
  { workspaceId, owner, maker }: { workspaceId: string; owner: Actor; maker: Actor },
) {
  const ids = { invitation: newId('invitation'), offer: newId('ownershipOffer') };
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db.prisma.invitation.create({
    data: {
      id: ids.invitation,
      workspaceId,
      email: `${ids.invitation}@example.test`,
      role: 'viewer',
      tokenHash: ids.invitation,
      createdById: maker.userId,
      expiresAt,
    },
  });
  await db.prisma.ownershipOffer.create({
    data: {
      id: ids.offer,
      workspaceId,
      fromUserId: owner.userId,
      toUserId: maker.userId,
      expiresAt,
    },
  });
  return ids;
}

/** A key of an actor's, with all scopes unless told. */
export async function insertKey(
  db: Database,
  { workspaceId, userId }: Pick<Actor, 'workspaceId' | 'userId'>,
  more: Partial<{ scopes: string[]; projectIds: string[]; revokedAt: Date }> = {},
): Promise<{ id: string; text: string }> {
  const { text, ...stored } = makeApiKey();
  await db.prisma.apiKey.create({
    data: {
      ...stored,
      workspaceId,
      userId,
      name: 'Key',
      scopes: ['read', 'write', 'jobs', 'billing'],
      ...more,
    },
  });
  return { id: stored.id, text };
}

/** Somebody with a part in the scene's project. */
export async function makeParticipant(
  db: Database,
  scene: Pick<Scene, 'workspaceId'>,
  part: {
    role: Role;
    projectId: string;
    projectRole: ProjectRole;
    mayComment?: boolean;
    creditsPerMonth?: number | null;
  },
): Promise<Actor> {
  const { role, projectRole, ...more } = part;
  const { workspaceId } = scene;
  const { userId } = await makeMember(db, workspaceId, role);
  await db.prisma.projectMember.create({ data: { workspaceId, userId, role: projectRole, ...more } });
  return actorOf(db, { workspaceId, userId });
}
