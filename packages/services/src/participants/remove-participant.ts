import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockProjectRow } from '../projects/lock-project-row.ts';

/**
 * Takes somebody's part in a project away: a guest does not see it any more, a member sees it by their role, and not at
 * all when it is restricted. Its owner goes on leading it. For owners, admins and leads.
 */
export function removeParticipant(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, userId }: { projectId: string; userId: string },
): Promise<Result<void>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    await lockProjectRow(tx, { workspaceId, projectId });
    const allowed = await authorizeIn(tx, actor, 'project.manage-access', { projectId });
    if (!allowed.ok) return allowed;
    const part = await tx.projectMember.findFirst({
      where: { workspaceId, projectId, userId },
      include: { membership: { select: { user: { select: { name: true } } } } },
    });
    if (!part) return notFound();
    await tx.projectMember.delete({ where: { projectId_userId: { projectId, userId } } });
    await noteAudit(tx, actor, {
      action: 'participant.removed',
      target: { kind: 'member', id: userId, name: part.membership.user.name },
      projectId,
      before: { project: allowed.value.name, role: part.role, task: part.task },
    });
    return ok(undefined);
  });
}
