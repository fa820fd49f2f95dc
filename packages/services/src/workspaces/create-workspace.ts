import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName, type WorkspaceView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { insertWorkspace } from './insert-workspace.ts';

const ownedWorkspacesMax = 20;

/** Makes another workspace, owned by this person. The trial belongs to the first one; this one starts without credits. */
export async function createWorkspace(
  deps: Pick<ServiceDeps, 'db'>,
  input: { userId: string; name: string },
): Promise<Result<WorkspaceView>> {
  const name = tidyName(input.name, { field: 'name', kind: 'workspace' });
  if (!name.ok) return name;
  return deps.db.transaction(async (tx) => {
    // one at a time for a person, so that the count holds
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${input.userId} FOR UPDATE`;
    const owned = await tx.membership.count({
      where: { userId: input.userId, role: 'owner', workspace: { deletedAt: null } },
    });
    if (owned >= ownedWorkspacesMax)
      return refuse('conflict.state', `You own ${owned} workspaces, which is the most for one person.`, {
        suggestion: 'Use one of them.',
      });
    const { userId } = input;
    const id = await insertWorkspace(tx, { userId, name: name.value });
    const maker = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
    await noteAudit(
      tx,
      { workspaceId: id, kind: 'user', name: maker.name, userId },
      { action: 'workspace.created', target: { kind: 'workspace', id, name: name.value } },
    );
    return ok({ id, name: name.value, planId: 'free', role: 'owner', billing: false, isSuspended: false });
  });
}
