import type { Transaction } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { countSeats, type PeopleView, type PersonView } from '@maquette/domain/people';
import { ok, type Result } from '@maquette/domain/result';
import { seenProjects } from '../access/seen-projects.ts';
import type { ServiceDeps } from '../deps.ts';
import { readPlan } from './read-seats.ts';

/** Who is in the workspace, members and guests, by name, and how many seats that takes. */
export async function listPeople(deps: Pick<ServiceDeps, 'db'>, actor: Actor): Promise<Result<PeopleView>> {
  const allowed = authorize(actor, 'member.see');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const [people, { planId }, invitedCount] = await Promise.all([
    readPeople(prisma, actor),
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { planId: true } }),
    prisma.invitation.count({
      where: {
        workspaceId,
        email: { not: null },
        role: { not: 'guest' },
        uses: 0,
        revokedAt: null,
        expiresAt: { gt: new Date() },
      },
    }),
  ]);
  const { seats, name: planName } = await readPlan(prisma, planId);
  return ok({
    members: people.filter(({ role }) => role !== 'guest'),
    guests: people.filter(({ role }) => role === 'guest'),
    seats: { used: countSeats(people), seats, planName, invitedCount },
  });
}

async function readPeople(reader: Pick<Transaction, 'membership'>, actor: Actor): Promise<PersonView[]> {
  const rows = await reader.membership.findMany({
    where: { workspaceId: actor.workspaceId },
    include: {
      user: { select: { id: true, name: true, email: true } },
      projects: {
        where: { projectId: seenProjects(actor) },
        select: { role: true, project: { select: { id: true, name: true } } },
        orderBy: { project: { name: 'asc' } },
      },
    },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return rows.map(({ user, role, billing, suspendedAt, createdAt, projects }) => ({
    ...user,
    role,
    billing,
    suspendedAt: suspendedAt?.toISOString() ?? null,
    joinedAt: createdAt.toISOString(),
    projects: projects.map((part) => ({ ...part.project, role: part.role })),
  }));
}
