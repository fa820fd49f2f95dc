import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../accounts/password-hash.ts';
import { newId } from '../new-id.ts';
import { changeMemberRole, removeMember, suspendMember } from '../people/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import {
  acceptOwnership,
  declineOwnership,
  getOwnership,
  offerOwnership,
  withdrawOwnership,
} from './index.ts';

const { here } = useOwnStudio();
const password = 'a good long passphrase';
let workspace: TestWorkspace;
let owner: Actor;
let admin: Actor;
beforeEach(async () => {
  workspace = await makeWorkspace(here.db);
  owner = workspace.actor;
  admin = await makeMember(here.db, workspace.workspaceId, 'admin');
  const passwordHash = await hashPassword(password);
  const ids = { in: [owner.userId, admin.userId] };
  await here.db.prisma.user.updateMany({ where: { id: ids }, data: { passwordHash } });
});
const deps = () => here.studio.deps;
const offer = (to: Actor, more: object = {}) =>
  offerOwnership(deps(), owner, { userId: to.userId, staysOwner: false, password, ...more });
const accept = (by: Actor, offerId: string, more: object = {}) =>
  acceptOwnership(deps(), by, { offerId, password, ...more });
const roles = async () => {
  const rows = await here.db.prisma.membership.findMany({ where: { workspaceId: workspace.workspaceId } });
  return Object.fromEntries(rows.map(({ userId, role }) => [userId, role]));
};

describe('a workspace', () => {
  it('goes over when both want it and show that it is them', async () => {
    expect(codeOf(await offer(admin, { password: 'wrong' }))).toBe('auth.wrong-credentials');
    const { offerId } = value(await offer(admin));
    expect(await roles()).toMatchObject({ [owner.userId]: 'owner', [admin.userId]: 'admin' });
    expect(codeOf(await accept(admin, offerId, { password: undefined }))).toBe('auth.wrong-credentials');
    expect(codeOf(await accept(admin, offerId))).toBe('ok');
    expect(await roles()).toEqual({ [owner.userId]: 'admin', [admin.userId]: 'owner' });
    expect(codeOf(await accept(admin, offerId))).toBe('not-found');
    const events = await here.db.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual(['ownership.offered', 'ownership.accepted']);
  });

  it('can have a second owner', async () => {
    const { offerId } = value(await offer(admin, { staysOwner: true }));
    value(await accept(admin, offerId));
    expect(await roles()).toEqual({ [owner.userId]: 'owner', [admin.userId]: 'owner' });
  });

  it('is offered to nobody who is a guest, suspended or an owner, and to one at a time', async () => {
    const guest = await makeMember(here.db, workspace.workspaceId, 'guest');
    const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
    value(await suspendMember(deps(), owner, { userId: editor.userId }));
    for (const to of [guest, editor, owner]) expect(codeOf(await offer(to))).toBe('conflict.state');
    value(await offer(admin));
    expect(codeOf(await offer(admin))).toBe('conflict.state');
  });

  it('is not given by guessing: ten wrong passwords, then a pause, also for the right one', async () => {
    const wrong = await Promise.all(Array.from({ length: 15 }, () => offer(admin, { password: 'wrong' })));
    expect(wrong.filter((one) => codeOf(one) === 'auth.wrong-credentials')).toHaveLength(10);
    expect(codeOf(await offer(admin))).toBe('limit.requests');
  });
});

describe('an offer', () => {
  it('is seen by owners and by who it is made to', async () => {
    const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
    const { offerId } = value(await offer(admin));
    for (const actor of [owner, admin])
      expect(value(await getOwnership(deps(), actor)).offer).toMatchObject({
        id: offerId,
        from: { name: 'The owner' },
        to: { name: 'The admin' },
      });
    expect(value(await getOwnership(deps(), editor))).toEqual({ offer: null, confirmBy: 'fresh-sign-in' });
    expect(value(await getOwnership(deps(), owner)).confirmBy).toBe('password');
    expect(codeOf(await accept(editor, offerId))).toBe('not-found');
    expect(codeOf(await declineOwnership(deps(), editor, { offerId }))).toBe('not-found');
  });

  it('can be declined, and taken back', async () => {
    const first = value(await offer(admin));
    value(await declineOwnership(deps(), admin, first));
    expect(await here.db.prisma.notice.count({ where: { kind: 'ownership.declined' } })).toBe(1);
    const second = value(await offer(admin));
    expect(codeOf(await withdrawOwnership(deps(), admin, second))).toBe('access.denied');
    value(await withdrawOwnership(deps(), owner, second));
    expect(codeOf(await accept(admin, second.offerId))).toBe('not-found');
    const outcomes = await here.db.prisma.ownershipOffer.findMany({ orderBy: { createdAt: 'asc' } });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['declined', 'withdrawn']);
  });

  it('is over after seven days', async () => {
    const { offerId } = value(await offer(admin));
    const { createdAt, expiresAt } = await here.db.prisma.ownershipOffer.findFirstOrThrow();
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000)).toBe(7);
    await here.db.prisma.ownershipOffer.updateMany({ data: { expiresAt: new Date() } });
    expect(codeOf(await accept(admin, offerId))).toBe('not-found');
    expect(codeOf(await offer(admin))).toBe('ok');
  });

  it('is over when its giver is no owner any more, and when its receiver is gone', async () => {
    const second = await makeMember(here.db, workspace.workspaceId, 'owner');
    const { offerId } = value(await offer(admin));
    value(await changeMemberRole(deps(), second, { userId: owner.userId, role: 'editor' }));
    expect(codeOf(await accept(admin, offerId))).toBe('not-found');
    await here.db.prisma.membership.updateMany({ where: { userId: owner.userId }, data: { role: 'owner' } });
    value(await offer(admin));
    value(await removeMember(deps(), owner, { userId: admin.userId }));
    expect(value(await getOwnership(deps(), owner)).offer).toBeNull();
  });

  it('of another workspace is not there', async () => {
    const other = await makeWorkspace(here.db);
    const { offerId } = value(await offer(admin));
    const ids = { theirs: offerId, madeUp: newId('ownershipOffer') };
    await expectHidden((id) => acceptOwnership(deps(), other.actor, { offerId: id }), ids);
    await expectHidden((id) => declineOwnership(deps(), other.actor, { offerId: id }), ids);
    await expectHidden((id) => withdrawOwnership(deps(), other.actor, { offerId: id }), ids);
  });
});

it('who has no password must have signed in within five minutes', async () => {
  const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
  const { offerId } = value(await offer(editor));
  const sessionId = newId('session');
  const session = { ...editor, via: { kind: 'session' as const, sessionId } };
  expect(await accept(session, offerId)).toMatchObject({
    refusal: { code: 'auth.step-up', detail: { needs: 'fresh-sign-in' } },
  });
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const { userId } = editor;
  const expiresAt = minutesAgo(-60);
  await here.db.prisma.session.create({
    data: { id: sessionId, userId, createdAt: minutesAgo(6), expiresAt },
  });
  expect(codeOf(await accept(session, offerId))).toBe('auth.step-up');
  await here.db.prisma.session.update({ where: { id: sessionId }, data: { createdAt: minutesAgo(4) } });
  expect(codeOf(await accept(session, offerId))).toBe('ok');
});
