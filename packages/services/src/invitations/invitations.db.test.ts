import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSession, signUp } from '../accounts/index.ts';
import { newId } from '../new-id.ts';
import { suspendMember } from '../people/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { makeInvitee } from '../testing/make-invitee.ts';
import { mailsTo, newPerson, tokenIn } from '../testing/make-person.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import {
  acceptInvitation,
  createInviteLink,
  inviteByMail,
  listInvitations,
  lookAtInvitation,
  resendInvitation,
  revokeInvitation,
} from './index.ts';

const { here } = useOwnStudio();
let workspace: TestWorkspace;
let owner: Actor;
beforeEach(async () => {
  workspace = await makeWorkspace(here.db, { planId: 'team' });
  owner = workspace.actor;
});
const deps = () => here.studio.deps;
const prisma = () => here.db.prisma;
const newestToken = async (email: string) => tokenIn((await mailsTo(here.db, email))[0]!);
const guestPart = (more: object = {}) => ({
  projectId: workspace.projectId,
  role: 'viewer' as const,
  mayComment: true,
  creditsPerMonth: null,
  ...more,
});
const look = (token: string) => lookAtInvitation(deps(), { token, ip: null });

/** Invited by mail, with an account. */
async function invited(more: Partial<Parameters<typeof inviteByMail>[2]> = {}, by = owner) {
  const person = await makeInvitee(here.db);
  const { email } = person;
  const invitation = value(await inviteByMail(deps(), by, { email, role: 'editor', ...more }));
  return { person, invitation, email, token: await newestToken(email) };
}

describe('an invitation by mail', () => {
  it('lets in the person of that address, as what they were invited as, once', async () => {
    const { person, token, invitation } = await invited({ role: 'viewer', billing: true });
    expect(invitation).toMatchObject({ kind: 'mail', state: 'open', role: 'viewer', billing: true });
    expect(value(await look(token))).toMatchObject({
      workspaceName: 'Test',
      role: 'viewer',
      invitedBy: 'The owner',
      email: person.email,
    });
    const { workspaceId } = workspace;
    expect(value(await acceptInvitation(deps(), person, { token }))).toEqual({ workspaceId, joined: true });
    const which = { workspaceId, userId: person.userId };
    expect(await prisma().membership.findFirstOrThrow({ where: which })).toMatchObject({
      role: 'viewer',
      billing: true,
    });
    expect(codeOf(await acceptInvitation(deps(), person, { token }))).toBe('auth.token-invalid');
    expect(value(await listInvitations(deps(), owner))[0]).toMatchObject({ state: 'accepted', uses: 1 });
    expect(await prisma().notice.count({ where: { kind: 'member.joined', userId: owner.userId } })).toBe(1);
  });

  it('changes nothing when it is looked at, and holds its secret nowhere but in the mail', async () => {
    const { token } = await invited();
    for (let i = 0; i < 3; i++) value(await look(token));
    const row = await prisma().invitation.findFirstOrThrow();
    expect(row).toMatchObject({ uses: 0, acceptedAt: null });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(value(await listInvitations(deps(), owner)))).not.toContain(row.tokenHash);
    const [mail] = await mailsTo(here.db, row.email!);
    expect(mail!.text).toContain(`http://studio.test/invite?token=${token}`);
    expect(mail!.subject).toBe('The owner invites you to Test');
  });

  it('is of no use to anybody else, nor to who has not confirmed the address', async () => {
    const { token } = await invited();
    const other = await makeInvitee(here.db);
    expect(await acceptInvitation(deps(), other, { token })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    const email = 'late@example.test';
    value(await inviteByMail(deps(), owner, { email, role: 'editor' }));
    const unconfirmed = await makeInvitee(here.db, { email, emailVerifiedAt: null });
    const theirs = await newestToken(email);
    expect(codeOf(await acceptInvitation(deps(), unconfirmed, { token: theirs }))).toBe(
      'auth.email-not-verified',
    );
  });

  it('that is unknown, used, revoked, over or of a deleted workspace gets one and the same answer', async () => {
    const used = await invited();
    value(await acceptInvitation(deps(), used.person, used));
    const revoked = await invited();
    value(await revokeInvitation(deps(), owner, { invitationId: revoked.invitation.id }));
    const over = await invited();
    await prisma().invitation.update({ where: { id: over.invitation.id }, data: { expiresAt: new Date() } });
    const other = await makeWorkspace(here.db);
    const deleted = await invited({}, other.actor);
    await prisma().workspace.update({ where: { id: other.workspaceId }, data: { deletedAt: new Date() } });
    const unknown = await look('x'.repeat(43));
    expect(codeOf(unknown)).toBe('auth.token-invalid');
    for (const { token, person } of [used, revoked, over, deleted]) {
      expect(await look(token)).toEqual(unknown);
      expect(await acceptInvitation(deps(), person, { token })).toEqual(unknown);
    }
  });

  it('sent again has a new secret, and the old one is dead; at most five times a day', async () => {
    const { email, invitation, token, person } = await invited();
    const invitationId = invitation.id;
    value(await resendInvitation(deps(), owner, { invitationId }));
    expect(codeOf(await look(token))).toBe('auth.token-invalid');
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push(codeOf(await resendInvitation(deps(), owner, { invitationId })));
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'limit.requests']);
    value(await acceptInvitation(deps(), person, { token: await newestToken(email) }));
    expect(await prisma().invitation.count()).toBe(1);
  });

  it('that is over is good again for as long when it is sent again', async () => {
    const { invitation } = await invited({ days: 2 });
    const { id } = invitation;
    const before = new Date(Date.now() - 3 * 86_400_000);
    await prisma().invitation.update({
      where: { id },
      data: { sentAt: before, expiresAt: new Date(before.getTime() + 2 * 86_400_000) },
    });
    value(await resendInvitation(deps(), owner, { invitationId: id }));
    const { expiresAt, sentAt } = await prisma().invitation.findUniqueOrThrow({ where: { id } });
    expect(expiresAt.getTime() - sentAt!.getTime()).toBe(2 * 86_400_000);
  });

  it('goes to nobody who is in or invited, and is good for 1 to 30 days', async () => {
    const { email } = await invited();
    const send = (more: object) => inviteByMail(deps(), owner, { email, role: 'editor', ...more });
    expect(codeOf(await send({}))).toBe('conflict.state');
    expect(codeOf(await send({ email: `${owner.userId}@example.test` }))).toBe('conflict.state');
    expect(codeOf(await send({ email: 'nonsense' }))).toBe('input.invalid');
    for (const days of [0, 31])
      expect(codeOf(await send({ email: 'new@example.test', days }))).toBe('input.invalid');
    expect(codeOf(await send({ email: 'new@example.test', days: 30 }))).toBe('ok');
  });

  it('is written only to roles that one may give, and with the billing flag only by an owner', async () => {
    const admin = await makeMember(here.db, workspace.workspaceId, 'admin');
    const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
    const send = (by: Actor, more: object) =>
      inviteByMail(deps(), by, { email: `${newId('user')}@example.test`, role: 'viewer', ...more });
    expect(codeOf(await send(admin, { role: 'admin' }))).toBe('access.denied');
    expect(codeOf(await send(admin, { billing: true }))).toBe('access.denied');
    expect(codeOf(await send(editor, {}))).toBe('access.denied');
    expect(codeOf(await send(admin, { role: 'editor' }))).toBe('ok');
    expect(codeOf(await send(owner, { role: 'admin', billing: true }))).toBe('ok');
  });

  it('confirms the address of who signs up with it, and of nobody else', async () => {
    const person = newPerson();
    value(await inviteByMail(deps(), owner, { email: person.email, role: 'editor' }));
    const invitationToken = await newestToken(person.email);
    const other = value(await signUp(deps(), { ...newPerson(), invitationToken }));
    expect(other.confirmed).toBe(false);
    const { confirmed, userId } = value(await signUp(deps(), { ...person, invitationToken }));
    expect(confirmed).toBe(true);
    const user = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.emailVerifiedAt).not.toBeNull();
    const invitee = { userId, sessionId: 'ses_1', from: { ip: null, userAgent: null } };
    expect(codeOf(await acceptInvitation(deps(), invitee, { token: invitationToken }))).toBe('ok');
    // a second account of that address is not made, nor anything confirmed for who tries
    expect(value(await signUp(deps(), { ...person, invitationToken })).confirmed).toBe(false);
    expect(codeOf(await readSession(deps(), { sessionId: 'ses_1', version: 1 }))).toBe('auth.required');
  });
});

describe('a link', () => {
  const makeLink = async (more: Partial<Parameters<typeof createInviteLink>[2]> = {}) => {
    const made = value(await createInviteLink(deps(), owner, { role: 'viewer', usesMax: 2, ...more }));
    return { ...made, token: tokenIn({ text: made.url }) };
  };

  it('lets in as many as it says, of the domain that it is kept to', async () => {
    const { token, url } = await makeLink({ emailDomain: '@Studio.Example' });
    expect(url).toMatch(/^http:\/\/studio\.test\/invite\?token=/);
    const stranger = await makeInvitee(here.db);
    expect(codeOf(await acceptInvitation(deps(), stranger, { token }))).toBe('access.denied');
    const codes = [];
    for (const who of ['a', 'b', 'c']) {
      const person = await makeInvitee(here.db, { email: `${who}@studio.example` });
      codes.push(codeOf(await acceptInvitation(deps(), person, { token })));
    }
    expect(codes).toEqual(['ok', 'ok', 'auth.token-invalid']);
  });

  it('changes nothing for a member, and uses nothing up', async () => {
    const { token } = await makeLink();
    const member = await makeMember(here.db, workspace.workspaceId, 'editor');
    await prisma().user.update({ where: { id: member.userId }, data: { emailVerifiedAt: new Date() } });
    const invitee = { userId: member.userId, sessionId: 'ses_1', from: { ip: null, userAgent: null } };
    expect(value(await acceptInvitation(deps(), invitee, { token })).joined).toBe(false);
    value(await suspendMember(deps(), owner, { userId: member.userId }));
    expect(codeOf(await acceptInvitation(deps(), invitee, { token }))).toBe('access.suspended');
    expect(await prisma().invitation.findFirstOrThrow()).toMatchObject({ uses: 0 });
  });

  it('confirms nobody’s address, and is come back to once it is confirmed', async () => {
    const { token } = await makeLink();
    const person = newPerson();
    expect(value(await signUp(deps(), { ...person, invitationToken: token })).confirmed).toBe(false);
    const [mail] = await mailsTo(here.db, person.email);
    expect(mail!.text).toContain(`&callbackUrl=${encodeURIComponent(`/invite?token=${token}`)}`);
  });

  it('refuses what makes no sense', async () => {
    const make = (more: object) => createInviteLink(deps(), owner, { role: 'viewer', usesMax: 1, ...more });
    for (const usesMax of [0, 1.5, 101]) expect(codeOf(await make({ usesMax }))).toBe('input.invalid');
    expect(codeOf(await make({ emailDomain: 'not a domain' }))).toBe('input.invalid');
  });
});

describe('a guest', () => {
  it('comes in with their parts in projects, and takes no seat', async () => {
    await prisma().workspace.update({ where: { id: workspace.workspaceId }, data: { planId: 'free' } });
    await makeMember(here.db, workspace.workspaceId, 'viewer');
    const { person, token } = await invited({
      role: 'guest',
      projects: [guestPart({ role: 'editor', creditsPerMonth: 20 })],
    });
    value(await acceptInvitation(deps(), person, { token }));
    expect(await prisma().projectMember.findFirstOrThrow({ where: { userId: person.userId } })).toMatchObject(
      {
        projectId: workspace.projectId,
        role: 'editor',
        mayComment: true,
        creditsPerMonth: 20,
      },
    );
  });

  it('is invited to projects of this workspace, at least one, that is still there when they come', async () => {
    const other = await makeWorkspace(here.db);
    const send = (projects: object[]) =>
      inviteByMail(deps(), owner, {
        email: `${newId('user')}@example.test`,
        role: 'guest',
        projects: projects as never,
      });
    expect(codeOf(await send([]))).toBe('input.invalid');
    expect(codeOf(await send([guestPart({ projectId: other.projectId })]))).toBe('not-found');
    expect(await send([guestPart({ projectId: other.projectId })])).toEqual(
      await send([guestPart({ projectId: newId('project') })]),
    );
    const { person, token } = await invited({ role: 'guest', projects: [guestPart()] });
    await prisma().project.delete({ where: { id: workspace.projectId } });
    expect(codeOf(await acceptInvitation(deps(), person, { token }))).toBe('auth.token-invalid');
  });
});

describe('seats', () => {
  it('stand in the way of inviting and of coming in; a larger plan opens them again', async () => {
    const { person, token } = await invited();
    const setPlan = (planId: string) =>
      prisma().workspace.update({ where: { id: workspace.workspaceId }, data: { planId } });
    await makeMember(here.db, workspace.workspaceId, 'viewer');
    await setPlan('free');
    expect(await acceptInvitation(deps(), person, { token })).toMatchObject({
      refusal: { code: 'limit.seats', detail: { seats: 2, used: 2 } },
    });
    expect(codeOf(await inviteByMail(deps(), owner, { email: 'n@example.test', role: 'viewer' }))).toBe(
      'limit.seats',
    );
    await setPlan('pro');
    expect(codeOf(await acceptInvitation(deps(), person, { token }))).toBe('ok');
  });
});

it('an invitation of another workspace is not there', async () => {
  const other = await makeWorkspace(here.db);
  const { invitation } = await invited({}, other.actor);
  const ids = { theirs: invitation.id, madeUp: newId('invitation') };
  await expectHidden((invitationId) => revokeInvitation(deps(), owner, { invitationId }), ids);
  await expectHidden((invitationId) => resendInvitation(deps(), owner, { invitationId }), ids);
  expect(value(await listInvitations(deps(), owner))).toEqual([]);
});
