import { ok, type Result } from '@maquette/domain/result';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';

/** The workspaces that this person is a member of, suspended or not, the one joined first in front. */
export async function listWorkspaces(
  deps: Pick<ServiceDeps, 'db'>,
  { userId }: { userId: string },
): Promise<Result<WorkspaceView[]>> {
  const memberships = await deps.db.prisma.membership.findMany({
    where: { userId, workspace: { deletedAt: null } },
    include: { workspace: true },
    orderBy: [{ createdAt: 'asc' }, { workspaceId: 'asc' }],
  });
  return ok(
    memberships.map(({ workspace, role, billing, suspendedAt }) => ({
      id: workspace.id,
      name: workspace.name,
      planId: workspace.planId,
      role,
      billing,
      isSuspended: suspendedAt !== null,
    })),
  );
}
