import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** The person of a session as a member of this workspace, with the role of this moment; not found for everyone else. */
export async function enterWorkspace(
  deps: Pick<ServiceDeps, 'db'>,
  { userId, sessionId, workspaceId }: { userId: string; sessionId: string; workspaceId: string },
): Promise<Result<Actor>> {
  const membership = await deps.db.prisma.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  if (!membership) return notFound();
  const { role, billing } = membership;
  return ok({ workspaceId, userId, role, billing, via: { kind: 'session', sessionId } });
}
