import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { MemberView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';

/** Who is in the workspace, by name. */
export async function listMembers(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<MemberView[]>> {
  const allowed = authorize(actor, 'member.see');
  if (!allowed.ok) return allowed;
  const memberships = await deps.db.prisma.membership.findMany({
    where: { workspaceId: actor.workspaceId },
    include: { user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return ok(memberships.map(({ user, role, billing }) => ({ ...user, role, billing })));
}
