import type { Database } from '@maquette/db';
import type { Actor, Role } from '@maquette/domain/access';
import type { PlanId } from '@maquette/domain/plans';
import { standingIn } from '../access/enter-workspace.ts';
import { readMember } from '../access/read-member.ts';
import { newId } from '../new-id.ts';
import { createWallet } from '../credits/create-wallet.ts';
import { grantCredits } from '../credits/grant-credits.ts';

export interface TestWorkspace {
  workspaceId: string;
  projectId: string;
  /** Its owner, signed in. */
  actor: Actor;
}

/** A workspace of one test's own: an owner, a project, a wallet with `credits` of a top-up. */
export async function makeWorkspace(
  db: Database,
  options: { credits?: number; planId?: PlanId } = {},
): Promise<TestWorkspace> {
  const workspaceId = newId('workspace');
  const projectId = newId('project');
  const actor = await makeMember(db, workspaceId, 'owner', () =>
    db.transaction(async (tx) => {
      await tx.workspace.create({
        data: { id: workspaceId, name: 'Test', planId: options.planId ?? 'studio' },
      });
      await createWallet(tx, { workspaceId });
    }),
  );
  await db.prisma.project.create({
    data: { id: projectId, workspaceId, name: 'Project', ownerId: actor.userId },
  });
  if (options.credits)
    await grantCredits(
      { db },
      { workspaceId, kind: 'top_up', credits: options.credits, source: 'test:first' },
    );
  return { workspaceId, projectId, actor };
}

/** Another member of the workspace. */
export async function makeMember(
  db: Database,
  workspaceId: string,
  role: Role,
  before: () => Promise<unknown> = async () => {},
): Promise<Actor> {
  const userId = newId('user');
  await before();
  await db.prisma.user.create({
    data: { id: userId, email: `${userId}@example.test`, name: `The ${role}` },
  });
  await db.prisma.membership.create({ data: { workspaceId, userId, role } });
  return actorOf(db, { workspaceId, userId });
}

/** A member, signed in, with the rights of this moment. */
export async function actorOf(db: Database, which: { workspaceId: string; userId: string }): Promise<Actor> {
  const member = await readMember(db.prisma, which);
  if (!member) throw new Error(`${which.userId} is not a member`);
  return { ...standingIn(member), via: { kind: 'session', sessionId: newId('session') } };
}
