import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockProjectRow } from './lock-project-row.ts';
import { readProjects } from './read-projects.ts';

/**
 * Keeps a project to those with a part in it, its owner, and the owners and admins of the workspace; or opens it again to
 * all members. Who restricts it is one of those, and so keeps their access. For owners, admins and leads.
 */
export function restrictProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, restricted }: { projectId: string; restricted: boolean },
): Promise<Result<ProjectView>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    await lockProjectRow(tx, { workspaceId, projectId });
    const allowed = await authorizeIn(tx, actor, 'project.manage-access', { projectId });
    if (!allowed.ok) return allowed;
    const { name, isRestricted } = allowed.value;
    const which = { workspaceId_id: { workspaceId, id: projectId } };
    await tx.project.update({ where: which, data: { isRestricted: restricted } });
    const project = (await readProjects(tx, { workspaceId, projectId }))[0]!;
    if (isRestricted !== restricted)
      await noteAudit(tx, actor, {
        action: restricted ? 'project.restricted' : 'project.unrestricted',
        target: { kind: 'project', id: projectId, name },
        projectId,
      });
    return ok(project);
  });
}
