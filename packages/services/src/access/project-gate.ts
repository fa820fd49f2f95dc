import type { Transaction } from '@maquette/db';
import { authorize, type Actor, type ProjectAction, type ProjectGate } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';

/** What `authorize` needs to know of a project, as a selection of its columns. */
export const gateColumns = {
  id: true,
  name: true,
  ownerId: true,
  isRestricted: true,
  archivedAt: true,
} as const;

/**
 * Whether the actor may do this in a project of their workspace; the project as far as it was looked at. One that is not
 * there, of another workspace, or hidden from the actor is `not-found`, all three alike.
 * @param subject.ownerId who made or owns the thing; where it is the project itself, leave it out
 */
export async function authorizeIn(
  reader: Pick<Transaction, 'project'>,
  actor: Actor,
  action: ProjectAction,
  { projectId, ownerId }: { projectId: string; ownerId?: string | null },
): Promise<Result<ProjectGate>> {
  const project = await reader.project.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: projectId } },
    select: gateColumns,
  });
  if (!project) return notFound();
  const allowed = authorize(actor, action, { project, ownerId: ownerId ?? project.ownerId });
  return allowed.ok ? ok(project) : allowed;
}
