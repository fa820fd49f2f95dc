import type { Transaction } from '@maquette/db';
import { may, seesProject, type Actor } from '@maquette/domain/access';
import { seenProjects } from './seen-projects.ts';

/** What stands in the place of whatever tells of a project that somebody does not see. */
export const hiddenProjectName = 'Restricted project';

export interface ProjectNames {
  nameOf(projectId: string): string;
  /** Neither its id nor anything of what is in it may be told to the actor. */
  isHidden(projectId: string): boolean;
}

/**
 * Names of projects for figures that count all of them: money and use are told in full, names to those who see the project.
 * A project that is gone is told as such to owners and admins; nobody else knows whether they had seen it.
 */
export async function readProjectNames(
  reader: Pick<Transaction, 'project'>,
  actor: Actor,
  projectIds: readonly string[],
): Promise<ProjectNames> {
  const found = await reader.project.findMany({
    where: {
      workspaceId: actor.workspaceId,
      AND: [{ id: { in: [...new Set(projectIds)] } }, { id: seenProjects(actor) }],
    },
    select: { id: true, name: true },
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const seesAll = may(actor, 'workspace.edit');
  const isHidden = (id: string) => !names.has(id) && (!seesProject(actor, id) || !seesAll);
  return {
    isHidden,
    nameOf: (id) => names.get(id) ?? (isHidden(id) ? hiddenProjectName : 'A project that is gone'),
  };
}
