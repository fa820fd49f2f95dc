import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { checkProject, projectFieldsOf, type ProjectFields } from './check-project.ts';
import { readProjects } from './read-projects.ts';

/** Opens a project; it is owned by who opens it, unless told. */
export async function createProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: ProjectFields & { name: string },
): Promise<Result<ProjectView>> {
  const allowed = authorize(actor, 'project.create');
  if (!allowed.ok) return allowed;
  const projectId = newId('project');
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const checked = await checkProject(tx, actor, input);
    if (!checked.ok) return checked;
    const { name = '', ownerId = actor.userId, ...rest } = checked.value;
    await tx.project.create({ data: { id: projectId, workspaceId, name, ownerId, ...rest } });
    const project = (await readProjects(tx, { workspaceId, projectId }))[0]!;
    const target = { kind: 'project', id: projectId, name };
    await noteAudit(tx, actor, {
      action: 'project.created',
      target,
      projectId,
      after: projectFieldsOf({ ...checked.value, name, ownerId }),
    });
    return ok(project);
  });
}
