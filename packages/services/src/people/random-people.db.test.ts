import { roles, type Actor } from '@maquette/domain/access';
import { countSeats } from '@maquette/domain/people';
import { plans, type PlanId } from '@maquette/domain/plans';
import type { Result } from '@maquette/domain/result';
import { expect, test } from 'vitest';
import { readMember } from '../access/read-member.ts';
import { standingIn } from '../access/enter-workspace.ts';
import { acceptInvitation, createInviteLink, type Invitee } from '../invitations/index.ts';
import { acceptOwnership, offerOwnership } from '../ownership/index.ts';
import { createDice, type Dice } from '../testing/dice.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { makeInvitee } from '../testing/make-invitee.ts';
import { tokenIn } from '../testing/make-person.ts';
import { makeUpload, start } from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { changeMemberRole, leaveWorkspace, liftSuspension, removeMember, suspendMember } from './index.ts';

const { here } = useOwnStudio();

interface Chaos {
  dice: Dice;
  workspace: TestWorkspace;
  people: Invitee[];
  uploadId: string;
}

/** Who this person is in the workspace at this moment; null: nobody, or kept out. */
async function enter({ workspace }: Chaos, { userId, sessionId }: Invitee): Promise<Actor | null> {
  const member = await readMember(here.db.prisma, { workspaceId: workspace.workspaceId, userId });
  if (!member || member.suspendedAt) return null;
  return { ...standingIn(member), via: { kind: 'session', sessionId } };
}

async function doSomething(chaos: Chaos): Promise<void> {
  const { dice, people, workspace, uploadId } = chaos;
  const { deps } = here.studio;
  const owners = await here.db.prisma.membership.findMany({
    where: { workspaceId: workspace.workspaceId, role: 'owner' },
  });
  // mostly somebody who may
  const isOwner = ({ userId }: Invitee) => owners.some((owner) => owner.userId === userId);
  const who = dice.pick(dice.next() < 0.6 ? people.filter(isOwner) : people)!;
  const other = dice.pick(people)!;
  const [what, role, uses] = [dice.next(), dice.pick(roles)!, 1 + dice.below(3)];
  const actor = await enter(chaos, who);
  if (!actor) return;
  const target = { userId: other.userId };
  const things: [number, () => Promise<Result<unknown>>][] = [
    [0.25, () => start(here.studio, { ...workspace, actor }, { uploadId })],
    [0.45, () => inviteAndJoin(actor, other, uses)],
    [0.6, () => changeMemberRole(deps, actor, { ...target, role })],
    [0.7, () => removeMember(deps, actor, target)],
    [0.78, () => suspendMember(deps, actor, target)],
    [0.84, () => liftSuspension(deps, actor, target)],
    [0.92, () => leaveWorkspace(deps, actor)],
    [1, () => handOver(chaos, actor, other)],
  ];
  await things.find(([until]) => what < until)![1]();
}

/** A link is made, and its first reader comes in by it at once. */
async function inviteAndJoin(actor: Actor, invitee: Invitee, usesMax: number): Promise<Result<unknown>> {
  const { deps } = here.studio;
  const role = usesMax === 1 ? 'editor' : 'viewer';
  const made = await createInviteLink(deps, actor, { role, usesMax });
  if (!made.ok) return made;
  return acceptInvitation(deps, invitee, { token: tokenIn({ text: made.value.url }) });
}

async function handOver(chaos: Chaos, actor: Actor, other: Invitee): Promise<Result<unknown>> {
  const { deps } = here.studio;
  const staysOwner = chaos.dice.next() < 0.5;
  const made = await offerOwnership(deps, actor, { userId: other.userId, staysOwner });
  const receiver = await enter(chaos, other);
  return made.ok && receiver ? acceptOwnership(deps, receiver, made.value) : made;
}

const planIds: PlanId[] = ['free', 'pro', 'team'];

test.each([7, 23])(
  'there is always an owner, nobody comes in without a seat, and who is gone has no job waiting (chance %i)',
  async (seed) => {
    const { db } = here;
    const { prisma } = db;
    const workspace = await makeWorkspace(db, { credits: 4_000, planId: 'team' });
    const { workspaceId, actor } = workspace;
    const people = await Promise.all(Array.from({ length: 9 }, () => makeInvitee(db)));
    const sessionId = actor.via.kind === 'session' ? actor.via.sessionId : '';
    const expiresAt = new Date(Date.now() + 3_600_000);
    await prisma.session.create({ data: { id: sessionId, userId: actor.userId, expiresAt } });
    await prisma.user.update({ where: { id: actor.userId }, data: { emailVerifiedAt: new Date() } });
    people.push({ ...people[0]!, userId: actor.userId, sessionId });
    const uploadId = await makeUpload(here.studio.deps, actor);
    const chaos: Chaos = { dice: createDice(seed), workspace, people, uploadId };
    let usedBefore = 1;

    for (let round = 0; round < 60; round++) {
      const planId = round % 12 === 11 ? chaos.dice.pick(planIds)! : null;
      if (planId) await prisma.workspace.update({ where: { id: workspaceId }, data: { planId } });
      await Promise.all(Array.from({ length: 6 }, () => doSomething(chaos)));
      const members = await prisma.membership.findMany({ where: { workspaceId } });
      const owners = members.filter(({ role, suspendedAt }) => role === 'owner' && !suspendedAt);
      expect(owners.length, `round ${round}`).toBeGreaterThan(0);
      const plan = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const used = countSeats(members);
      expect(used).toBeLessThanOrEqual(Math.max(usedBefore, plans[plan.planId as PlanId].seats));
      usedBefore = used;
      const waiting = await prisma.job.findMany({ where: { workspaceId, status: 'queued' } });
      const ids = new Set(members.map(({ userId }) => userId));
      for (const job of waiting) expect(ids).toContain(job.createdById);
      await expectSoundWallet(db, workspaceId);
    }
    const actions = await prisma.auditEvent.groupBy({ by: ['action'], where: { workspaceId } });
    expect(actions.length).toBeGreaterThan(6);
    const [{ broken }] = await prisma.$queryRaw<[{ broken: number | null }]>`
      SELECT audit_break(${workspaceId}) AS broken`;
    expect(broken).toBeNull();
  },
);
