import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/index.ts';
import { authenticateApiKey, enterWorkspace } from '../access/index.ts';
import { requestApproval } from '../approvals/index.ts';
import { inviteByMail } from '../invitations/index.ts';
import { updateLimits } from '../limits/index.ts';
import { newId } from '../new-id.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  makeUpload,
  startAccepted,
  value,
} from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import {
  changeMemberRole,
  leaveWorkspace,
  liftSuspension,
  listPeople,
  lookAtParting,
  removeMember,
  setBillingFlag,
  suspendMember,
} from './index.ts';

const { here } = useOwnStudio();
let workspace: TestWorkspace;
let owner: Actor;
let admin: Actor;
let editor: Actor;
beforeEach(async () => {
  workspace = await makeWorkspace(here.db, { credits: 500, planId: 'team' });
  owner = workspace.actor;
  admin = await makeMember(here.db, workspace.workspaceId, 'admin');
  editor = await makeMember(here.db, workspace.workspaceId, 'editor');
});
const deps = () => here.studio.deps;
const roleOf = async ({ userId }: Actor) =>
  (await here.db.prisma.membership.findFirst({ where: { userId, workspaceId: workspace.workspaceId } }))
    ?.role;
const audited = async (action: string) =>
  here.db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.workspaceId, action } });
const setPlan = (planId: string) =>
  here.db.prisma.workspace.update({ where: { id: workspace.workspaceId }, data: { planId } });

describe('a role', () => {
  const give = (actor: Actor, of: Actor, role: Actor['role']) =>
    changeMemberRole(deps(), actor, { userId: of.userId, role });

  it('is given by an owner up to admin and by an admin up to editor, and it is noted', async () => {
    expect(codeOf(await give(owner, editor, 'admin'))).toBe('ok');
    expect(await roleOf(editor)).toBe('admin');
    expect(codeOf(await give(owner, editor, 'owner'))).toBe('access.denied');
    expect(codeOf(await give(admin, editor, 'viewer'))).toBe('access.denied');
    expect(codeOf(await give(owner, editor, 'editor'))).toBe('ok');
    expect(codeOf(await give(admin, editor, 'admin'))).toBe('access.denied');
    expect(codeOf(await give(admin, editor, 'viewer'))).toBe('ok');
    expect(codeOf(await give(admin, owner, 'viewer'))).toBe('access.denied');
    expect(codeOf(await give(editor, admin, 'viewer'))).toBe('access.denied');
    const events = await audited('member.role-changed');
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({ before: { role: 'editor' }, after: { role: 'admin' } });
  });

  it('of the last owner stays', async () => {
    expect(await give(owner, owner, 'admin')).toMatchObject({ refusal: { code: 'conflict.state' } });
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    expect(codeOf(await give(owner, second, 'admin'))).toBe('ok');
    expect(codeOf(await give(owner, owner, 'viewer'))).toBe('conflict.state');
  });

  it('of a guest needs a project, and from a guest upwards a seat', async () => {
    expect(codeOf(await give(owner, editor, 'guest'))).toBe('conflict.state');
    const { workspaceId, projectId } = workspace;
    await here.db.prisma.projectMember.create({
      data: { workspaceId, projectId, userId: editor.userId, role: 'lead' },
    });
    await here.db.prisma.project.update({ where: { id: projectId }, data: { ownerId: editor.userId } });
    expect(codeOf(await give(owner, editor, 'guest'))).toBe('ok');
    const part = await here.db.prisma.projectMember.findFirstOrThrow({ where: { userId: editor.userId } });
    const project = await here.db.prisma.project.findUniqueOrThrow({ where: { id: projectId } });
    expect([part.role, project.ownerId]).toEqual(['editor', owner.userId]);
    await setPlan('free');
    expect(await give(owner, editor, 'viewer')).toMatchObject({
      refusal: { code: 'limit.seats', detail: { seats: 2, used: 2 } },
    });
    await setPlan('pro');
    expect(codeOf(await give(owner, editor, 'viewer'))).toBe('ok');
  });

  it('that is taken takes with it the invitations that it let one write', async () => {
    const invite = (role: 'editor' | 'viewer', billing = false) =>
      inviteByMail(deps(), owner, { email: `${newId('user')}@example.test`, role, billing });
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    value(await inviteByMail(deps(), second, { email: 'a@example.test', role: 'admin' }));
    value(await inviteByMail(deps(), second, { email: 'b@example.test', role: 'viewer' }));
    value(await inviteByMail(deps(), second, { email: 'c@example.test', role: 'viewer', billing: true }));
    value(await invite('editor'));
    value(await give(owner, second, 'admin'));
    const open = await here.db.prisma.invitation.findMany({ where: { revokedAt: null } });
    expect(open.map(({ email }) => email).filter((email) => email?.length === 14)).toEqual([
      'b@example.test',
    ]);
    expect(open).toHaveLength(2);
  });
});

it('the billing flag is the owner’s to give', async () => {
  const flag = (actor: Actor, billing = true) =>
    setBillingFlag(deps(), actor, { userId: editor.userId, billing });
  expect(codeOf(await flag(admin))).toBe('access.denied');
  expect(codeOf(await flag(owner))).toBe('ok');
  expect((await actorOf(here.db, editor)).billing).toBe(true);
  expect(await audited('member.billing-changed')).toMatchObject([
    { before: { billing: false }, after: { billing: true } },
  ]);
});

describe('a suspended member', () => {
  it('may not enter, nor may their keys, until it is lifted', async () => {
    const key = value(await createApiKey(deps(), editor, { name: 'Script', scopes: ['read', 'jobs'] }));
    const enter = () =>
      enterWorkspace(deps(), {
        userId: editor.userId,
        sessionId: 'ses_1',
        signedIn: { method: 'password', issuer: null, twoFactorAt: null },
        workspaceId: workspace.workspaceId,
      });
    const byKey = () => authenticateApiKey(deps(), { bearer: key.key });
    expect([codeOf(await enter()), codeOf(await byKey())]).toEqual(['ok', 'ok']);
    value(await suspendMember(deps(), admin, { userId: editor.userId }));
    expect([codeOf(await enter()), codeOf(await byKey())]).toEqual(['access.suspended', 'auth.required']);
    value(await liftSuspension(deps(), admin, { userId: editor.userId }));
    expect([codeOf(await enter()), codeOf(await byKey())]).toEqual(['ok', 'ok']);
  });

  it('takes no seat, and needs one to come back', async () => {
    await setPlan('pro');
    value(await suspendMember(deps(), owner, { userId: editor.userId }));
    expect(value(await listPeople(deps(), owner)).seats).toMatchObject({ used: 2, seats: 3 });
    await makeMember(here.db, workspace.workspaceId, 'viewer');
    expect(codeOf(await liftSuspension(deps(), owner, { userId: editor.userId }))).toBe('limit.seats');
  });

  it('is not oneself, not the last owner, and not above who suspends', async () => {
    expect(codeOf(await suspendMember(deps(), owner, { userId: owner.userId }))).toBe('conflict.state');
    expect(codeOf(await suspendMember(deps(), admin, { userId: owner.userId }))).toBe('access.denied');
    expect(codeOf(await suspendMember(deps(), editor, { userId: admin.userId }))).toBe('access.denied');
  });
});

/** Everything that a person can have in a workspace. */
async function settleIn(actor: Actor) {
  const { db, studio } = here;
  const { workspaceId, projectId } = workspace;
  const theirs = { ...workspace, actor };
  await studio.online('sculpt', 1);
  await startAccepted(studio, theirs);
  const running = await claimNext(studio);
  const waiting = [await startAccepted(studio, theirs), await startAccepted(studio, theirs)];
  const personal = value(await createApiKey(deps(), actor, { name: 'Mine', scopes: ['read'] }));
  await db.prisma.apiKey.create({
    data: {
      id: newId('apiKey'),
      workspaceId,
      userId: actor.userId,
      name: 'Ours',
      prefix: 'mq_',
      secretHash: newId('apiKey'),
      scopes: ['read'],
      kind: 'workspace',
    },
  });
  await db.prisma.project.update({ where: { id: projectId }, data: { ownerId: actor.userId } });
  await db.prisma.projectMember.create({
    data: { workspaceId, projectId, userId: actor.userId, role: 'lead' },
  });
  await db.prisma.shareLink.create({
    data: {
      id: newId('shareLink'),
      workspaceId,
      projectId,
      kind: 'project',
      targetId: projectId,
      name: 'For the client',
      tokenHash: newId('shareLink'),
      createdById: actor.userId,
    },
  });
  value(await updateLimits(deps(), owner, { approvalAboveCredits: 1 }));
  const params = { image: await makeUpload(deps(), actor) };
  value(await requestApproval(deps(), actor, { operation: 'image-to-model', projectId, params }));
  return { running, waiting, personal };
}

/** What is left of them in the workspace. */
async function expectGone(gone: Actor, heir: Actor, things: Awaited<ReturnType<typeof settleIn>>) {
  const { prisma } = here.db;
  const { workspaceId, projectId } = workspace;
  expect(await prisma.membership.count({ where: { workspaceId, userId: gone.userId } })).toBe(0);
  expect(await prisma.projectMember.count({ where: { userId: gone.userId } })).toBe(0);
  expect(codeOf(await authenticateApiKey(deps(), { bearer: things.personal.key }))).toBe('auth.required');
  const keys = await prisma.apiKey.findMany({ orderBy: { name: 'asc' } });
  expect(keys.map(({ name, userId, revokedAt }) => [name, userId, revokedAt !== null])).toEqual([
    ['Mine', gone.userId, true],
    ['Ours', heir.userId, false],
  ]);
  const jobs = await prisma.job.findMany({ where: { id: { in: things.waiting } } });
  expect(jobs.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  expect(await prisma.job.findUniqueOrThrow({ where: { id: things.running.jobId } })).toMatchObject({
    status: 'running',
    cancelRequestedAt: null,
  });
  expect(await prisma.project.findUniqueOrThrow({ where: { id: projectId } })).toMatchObject({
    ownerId: heir.userId,
  });
  expect(await prisma.shareLink.findFirstOrThrow()).toMatchObject({
    createdById: heir.userId,
    revokedAt: null,
  });
  expect(await prisma.jobApproval.findFirstOrThrow()).toMatchObject({
    status: 'declined',
    note: 'The one who asked is no longer a member of the workspace.',
  });
  // the job that runs is the only thing that is set aside, and it is delivered
  expect((await expectSoundWallet(here.db, workspaceId)).held).toBe(8);
  value(await deliverResults(here.studio, things.running));
  expect(await prisma.assetVersion.count({ where: { workspaceId } })).toBe(1);
}

describe('a member who is removed', () => {
  it('is out with everything that is theirs; what the workspace keeps goes to who removed them', async () => {
    const things = await settleIn(editor);
    value(await inviteByMail(deps(), owner, { email: 'x@example.test', role: 'viewer' }));
    expect(value(await lookAtParting(deps(), admin, editor))).toEqual({
      queuedJobs: 2,
      heldCredits: 16,
      runningJobs: 1,
      personalKeys: 1,
      workspaceKeys: 1,
      ownedProjects: 1,
      shareLinks: 1,
      pendingApprovals: 1,
      openInvitations: 0,
    });
    value(await removeMember(deps(), admin, { userId: editor.userId }));
    await expectGone(editor, admin, things);
    expect(await audited('member.removed')).toMatchObject([
      { actorId: admin.userId, targetId: editor.userId, before: { role: 'editor' } },
    ]);
    const mails = await here.db.prisma.mail.findMany({ where: { to: `${editor.userId}@example.test` } });
    expect(mails.map(({ subject }) => subject)).toContain('You are no longer a member of Test');
    const told = await here.db.prisma.notice.findMany({ where: { kind: 'member.removed' } });
    expect(told.map(({ userId }) => userId)).toEqual([owner.userId]);
  });

  it('takes their open invitations with them', async () => {
    value(await inviteByMail(deps(), admin, { email: 'x@example.test', role: 'viewer' }));
    value(await removeMember(deps(), owner, { userId: admin.userId }));
    expect(await here.db.prisma.invitation.findFirstOrThrow()).toMatchObject({
      revokedAt: expect.any(Date),
    });
  });

  it('is below who removes them, and never the last owner', async () => {
    expect(codeOf(await removeMember(deps(), admin, { userId: owner.userId }))).toBe('access.denied');
    expect(codeOf(await removeMember(deps(), editor, { userId: admin.userId }))).toBe('access.denied');
    expect(codeOf(await removeMember(deps(), owner, { userId: owner.userId }))).toBe('conflict.state');
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    expect(codeOf(await removeMember(deps(), owner, { userId: second.userId }))).toBe('ok');
  });

  it('of another workspace is not there', async () => {
    const other = await makeWorkspace(here.db);
    const ids = { theirs: other.actor.userId, madeUp: newId('user') };
    const role = 'viewer' as const;
    await expectHidden((userId) => removeMember(deps(), owner, { userId }), ids);
    await expectHidden((userId) => suspendMember(deps(), owner, { userId }), ids);
    await expectHidden((userId) => liftSuspension(deps(), owner, { userId }), ids);
    await expectHidden((userId) => lookAtParting(deps(), owner, { userId }), ids);
    await expectHidden((userId) => changeMemberRole(deps(), owner, { userId, role }), ids);
    await expectHidden((userId) => setBillingFlag(deps(), owner, { userId, billing: true }), ids);
  });
});

describe('a member who leaves', () => {
  it('takes the same with them; what stays goes to the owner who has been there longest', async () => {
    await makeMember(here.db, workspace.workspaceId, 'owner');
    const things = await settleIn(editor);
    value(await leaveWorkspace(deps(), editor));
    await expectGone(editor, owner, things);
    expect(await audited('member.left')).toMatchObject([{ actorId: editor.userId }]);
  });

  it('is anyone but the last owner', async () => {
    expect(codeOf(await leaveWorkspace(deps(), owner))).toBe('conflict.state');
    await makeMember(here.db, workspace.workspaceId, 'owner');
    expect(codeOf(await leaveWorkspace(deps(), owner))).toBe('ok');
    expect(codeOf(await leaveWorkspace(deps(), owner))).toBe('not-found');
  });
});

it('the list has members and guests apart, and shows no project that the one who looks does not see', async () => {
  const { workspaceId } = workspace;
  const guest = await makeMember(here.db, workspaceId, 'guest');
  const secret = newId('project');
  await here.db.prisma.project.create({
    data: { id: secret, workspaceId, name: 'Secret', ownerId: owner.userId, isRestricted: true },
  });
  for (const projectId of [secret, workspace.projectId])
    await here.db.prisma.projectMember.create({
      data: { workspaceId, projectId, userId: guest.userId, role: 'viewer' },
    });
  const seen = async (actor: Actor) =>
    value(await listPeople(deps(), await actorOf(here.db, actor))).guests[0]!.projects.map(
      ({ name }) => name,
    );
  expect(await seen(owner)).toEqual(['Project', 'Secret']);
  expect(await seen(editor)).toEqual(['Project']);
  const { members, seats } = value(await listPeople(deps(), owner));
  expect([members.length, seats.used, seats.seats]).toEqual([3, 3, 10]);
  expect(codeOf(await listPeople(deps(), await actorOf(here.db, guest)))).toBe('access.denied');
});
