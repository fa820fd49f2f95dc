import type { Transaction } from '@maquette/db';
import type { Actor, ProjectGate } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import type { ProjectView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkProject, projectFieldsOf, type CheckedProject, type ProjectFields } from './check-project.ts';
import { lockProjectRow } from './lock-project-row.ts';
import { readProjects } from './read-projects.ts';

/**
 * Changes what is written about a project; what is left out stays as it is. Another owner is named by those who manage who
 * comes in: the owner leads it, and may delete it. In a restricted project who owned it before goes on leading it.
 */
export function updateProject(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, ...fields }: ProjectFields & { projectId: string },
): Promise<Result<ProjectView>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    await lockProjectRow(tx, { workspaceId, projectId });
    const allowed = await authorizeIn(tx, actor, 'project.edit', { projectId });
    if (!allowed.ok) return allowed;
    const checked = await checkProject(tx, actor, fields);
    if (!checked.ok) return checked;
    const { ownerId } = checked.value;
    const isHandedOver = ownerId !== undefined && ownerId !== allowed.value.ownerId;
    const mayHandOver = isHandedOver
      ? await authorizeIn(tx, actor, 'project.manage-access', { projectId })
      : allowed;
    if (!mayHandOver.ok) return mayHandOver;
    await write(tx, actor, { project: allowed.value, checked: checked.value, isHandedOver });
    return ok((await readProjects(tx, { workspaceId, projectId }))[0]!);
  });
}

async function write(
  tx: Transaction,
  actor: Actor,
  what: { project: ProjectGate; checked: CheckedProject; isHandedOver: boolean },
): Promise<void> {
  const { workspaceId } = actor;
  const { project, checked, isHandedOver } = what;
  const { id: projectId, name } = project;
  const which = { workspaceId_id: { workspaceId, id: projectId } };
  const before = await tx.project.findUniqueOrThrow({ where: which });
  await tx.project.update({ where: which, data: checked });
  if (isHandedOver && project.isRestricted) await keepLeading(tx, { workspaceId, project });
  const change = auditChange(projectFieldsOf(before), projectFieldsOf({ ...before, ...checked }));
  if (Object.keys(change.after).length > 0)
    await noteAudit(tx, actor, {
      action: 'project.changed',
      target: { kind: 'project', id: projectId, name: checked.name ?? name },
      projectId,
      ...change,
    });
}

/** Who owned it before would not see it any more. Nobody who left the workspace, and no guest. */
async function keepLeading(
  tx: Transaction,
  { workspaceId, project }: { workspaceId: string; project: ProjectGate },
): Promise<void> {
  const { id: projectId, ownerId: userId } = project;
  const members = await tx.membership.count({ where: { workspaceId, userId, role: { not: 'guest' } } });
  if (members === 0) return;
  await tx.projectMember.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { workspaceId, projectId, userId, role: 'lead' },
    update: { role: 'lead' },
  });
}
