import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockProjectRow } from './lock-project-row.ts';
import { readProjects } from './read-projects.ts';

/** Puts a project into the archive, where it can be looked at but takes nothing new, or takes it out again. */
export function archiveProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, archived }: { projectId: string; archived: boolean },
): Promise<Result<ProjectView>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    await lockProjectRow(tx, { workspaceId, projectId });
    const allowed = await authorizeIn(tx, actor, 'project.archive', { projectId });
    if (!allowed.ok) return allowed;
    // the first time counts: archiving twice changes nothing
    const { count } = await tx.project.updateMany({
      where: { workspaceId, id: projectId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? new Date() : null },
    });
    const project = (await readProjects(tx, { workspaceId, projectId }))[0]!;
    if (count > 0)
      await noteAudit(tx, actor, {
        action: archived ? 'project.archived' : 'project.unarchived',
        target: { kind: 'project', id: projectId, name: project.name },
        projectId,
      });
    return ok(project);
  });
}
