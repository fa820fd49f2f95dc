import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { acceptOwnership, offerOwnership } from '../ownership/index.ts';
import { acceptInvitation, createInviteLink, inviteByMail } from '../invitations/index.ts';
import { newId } from '../new-id.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { makeInvitee } from '../testing/make-invitee.ts';
import { mailsTo, tokenIn } from '../testing/make-person.ts';
import { codeOf, makeUpload, start, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useShop } from '../testing/use-shop.ts';
import { changeMemberRole, leaveWorkspace, removeMember, suspendMember } from './index.ts';

const { shop, here } = useShop();
let workspace: TestWorkspace;
let owner: Actor;
beforeEach(async () => {
  workspace = await makeWorkspace(here.db, { credits: 5_000, planId: 'studio' });
  owner = workspace.actor;
});
const deps = () => here.studio.deps;
const ownersLeft = () =>
  here.db.prisma.membership.count({
    where: { workspaceId: workspace.workspaceId, role: 'owner', suspendedAt: null },
  });
const rounds = [1, 2, 3, 4, 5];

describe('two at once', () => {
  it.each(rounds)('who remove each other: one stays (round %i)', async () => {
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    const codes = await Promise.all([
      removeMember(deps(), owner, { userId: second.userId }),
      removeMember(deps(), second, { userId: owner.userId }),
    ]);
    expect(codes.map(codeOf).toSorted()).toEqual(['not-found', 'ok']);
    expect(await ownersLeft()).toBe(1);
  });

  it('admins who remove each other stay both, whoever is first', async () => {
    const [a, b] = [
      await makeMember(here.db, workspace.workspaceId, 'admin'),
      await makeMember(here.db, workspace.workspaceId, 'admin'),
    ];
    const codes = await Promise.all([
      removeMember(deps(), a, { userId: b.userId }),
      removeMember(deps(), b, { userId: a.userId }),
    ]);
    expect(codes.map(codeOf)).toEqual(['access.denied', 'access.denied']);
  });

  it.each(rounds)('owners who leave: the second is the last one, and stays (round %i)', async () => {
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    const codes = await Promise.all([leaveWorkspace(deps(), owner), leaveWorkspace(deps(), second)]);
    expect(codes.map(codeOf).toSorted()).toEqual(['conflict.state', 'ok']);
    expect(await ownersLeft()).toBe(1);
  });

  it.each(rounds)('owners who leave, demote and suspend each other (round %i)', async () => {
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    const third = await makeMember(here.db, workspace.workspaceId, 'owner');
    await Promise.all([
      changeMemberRole(deps(), owner, { userId: second.userId, role: 'viewer' }),
      suspendMember(deps(), second, { userId: third.userId }),
      removeMember(deps(), third, { userId: owner.userId }),
      leaveWorkspace(deps(), owner),
      changeMemberRole(deps(), second, { userId: second.userId, role: 'editor' }),
    ]);
    expect(await ownersLeft()).toBeGreaterThan(0);
  });

  it('accepts of one offer change the roles once', async () => {
    const receiver = await makeMember(here.db, workspace.workspaceId, 'admin');
    for (const { userId, via } of [owner, receiver])
      await here.db.prisma.session.create({
        data: {
          id: via.kind === 'session' ? via.sessionId : '',
          userId,
          expiresAt: new Date(Date.now() + 60_000),
        },
      });
    const made = value(await offerOwnership(deps(), owner, { userId: receiver.userId, staysOwner: false }));
    const codes = await Promise.all(rounds.map(() => acceptOwnership(deps(), receiver, made)));
    expect(codes.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1);
    expect(await ownersLeft()).toBe(1);
  });
});

test('one invitation that twenty requests accept at once lets in one person, once', async () => {
  const email = 'ada@studio.example';
  value(await inviteByMail(deps(), owner, { email, role: 'editor' }));
  const token = tokenIn((await mailsTo(here.db, email))[0]!);
  const ada = await makeInvitee(here.db, { email });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => acceptInvitation(deps(), ada, { token })),
  );
  const codes = answers.map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'auth.token-invalid')).toHaveLength(19);
  expect(await here.db.prisma.membership.count({ where: { userId: ada.userId } })).toBe(1);
  expect(await here.db.prisma.auditEvent.count({ where: { action: 'member.joined' } })).toBe(1);
});

describe('a link that twenty people open at once', () => {
  const openFor = async (usesMax: number) => {
    const { url } = value(await createInviteLink(deps(), owner, { role: 'viewer', usesMax }));
    const people = await Promise.all(Array.from({ length: 20 }, () => makeInvitee(here.db)));
    const token = tokenIn({ text: url });
    return (await Promise.all(people.map((one) => acceptInvitation(deps(), one, { token })))).map(codeOf);
  };
  const membersOf = () => here.db.prisma.membership.count({ where: { workspaceId: workspace.workspaceId } });

  it('lets in as many as it says', async () => {
    expect((await openFor(7)).filter((code) => code === 'ok')).toHaveLength(7);
    expect(await membersOf()).toBe(8);
    expect(await here.db.prisma.invitation.findFirstOrThrow()).toMatchObject({ uses: 7 });
  });

  it('lets in as many as there are seats', async () => {
    const { workspaceId } = workspace;
    await here.db.prisma.workspace.update({ where: { id: workspaceId }, data: { planId: 'team' } });
    const codes = await openFor(50);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(9);
    expect(codes.filter((code) => code === 'limit.seats')).toHaveLength(11);
    expect(await membersOf()).toBe(10);
  });
});

test('a seat that is bought and used at once: never more people than the plan of that moment has', async () => {
  const { workspaceId } = workspace;
  await here.db.prisma.workspace.update({ where: { id: workspaceId }, data: { planId: 'free' } });
  const { url } = value(await createInviteLink(deps(), owner, { role: 'viewer', usesMax: 50 }));
  const token = tokenIn({ text: url });
  const people = await Promise.all(Array.from({ length: 12 }, () => makeInvitee(here.db)));
  const [, ...answers] = await Promise.all([
    shop.buy(workspace, 'pro'),
    ...people.map((one) => acceptInvitation(deps(), one, { token })),
  ]);
  const { planId } = await here.db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  expect(planId).toBe('pro');
  const again = [];
  for (const one of people) again.push(await acceptInvitation(deps(), one, { token }));
  const joined = [...answers, ...again].filter((one) => one.ok && one.value.joined);
  // Free has two seats, Pro three; the owner has one
  expect(joined).toHaveLength(2);
  expect(await here.db.prisma.membership.count({ where: { workspaceId } })).toBe(3);
});

test('when the plan ends with more people than seats, all stay and nobody else comes in', async () => {
  const { workspaceId } = workspace;
  const joiner = await makeInvitee(here.db);
  value(await inviteByMail(deps(), owner, { email: joiner.email, role: 'editor' }));
  for (let i = 0; i < 4; i++) await makeMember(here.db, workspaceId, 'viewer');
  await here.db.prisma.workspace.update({ where: { id: workspaceId }, data: { planId: 'free' } });
  const token = tokenIn((await mailsTo(here.db, joiner.email))[0]!);
  expect(codeOf(await acceptInvitation(deps(), joiner, { token }))).toBe('limit.seats');
  expect(await here.db.prisma.membership.count({ where: { workspaceId } })).toBe(5);
});

describe('a job that is started while its maker goes', () => {
  const goings = {
    removed: (editor: Actor) => removeMember(deps(), owner, { userId: editor.userId }),
    leaving: (editor: Actor) => leaveWorkspace(deps(), editor),
  };
  it.each(rounds.flatMap((round) => Object.entries(goings).map(([how, go]) => ({ how, go, round }))))(
    'is cancelled with the others or refused ($how, round $round)',
    async ({ go }) => {
      const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
      const uploadId = await makeUpload(deps(), editor);
      const begin = () => start(here.studio, { ...workspace, actor: editor }, { uploadId });
      value(await begin());
      const [gone, ...started] = await Promise.all([go(editor), ...Array.from({ length: 12 }, begin)]);
      expect(codeOf(gone)).toBe('ok');
      for (const one of started) expect(['ok', 'not-found']).toContain(codeOf(one));
      const jobs = await here.db.prisma.job.findMany({ where: { createdById: editor.userId } });
      expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(['cancelled']));
      const { held, available } = await expectSoundWallet(here.db, workspace.workspaceId);
      expect([held, available]).toEqual([0, 5_000]);
    },
  );

  it('with a key that was revoked since, or by somebody who was suspended since, is refused', async () => {
    const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
    const uploadId = await makeUpload(deps(), editor);
    const apiKeyId = newId('apiKey');
    const { workspaceId } = workspace;
    const key = { workspaceId, userId: editor.userId, name: 'K', prefix: 'mq_', scopes: ['jobs'] };
    await here.db.prisma.apiKey.create({ data: { id: apiKeyId, secretHash: apiKeyId, ...key } });
    const via = {
      kind: 'api-key' as const,
      apiKeyId,
      scopes: ['jobs' as const, 'write' as const],
      projectIds: [],
    };
    const byKey = () => start(here.studio, { ...workspace, actor: { ...editor, via } }, { uploadId });
    expect(codeOf(await byKey())).toBe('ok');
    await here.db.prisma.apiKey.update({ where: { id: apiKeyId }, data: { revokedAt: new Date() } });
    expect(codeOf(await byKey())).toBe('auth.required');
    value(await suspendMember(deps(), owner, { userId: editor.userId }));
    const suspended = await start(here.studio, { ...workspace, actor: editor }, { uploadId });
    expect(codeOf(suspended)).toBe('access.suspended');
  });
});
