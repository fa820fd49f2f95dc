import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { Cap, CapScope } from '@maquette/domain/caps';
import { seenProjects } from '../access/seen-projects.ts';

/**
 * Names of what these caps are for, by id: members, projects, keys, the workspace. What is gone is missing.
 * @param actor who reads them: not told the names of projects that they do not see; null: for the studio's own use
 */
export async function readSubjectNames(
  reader: Pick<Transaction, 'user' | 'project' | 'apiKey' | 'workspace'>,
  workspaceId: string,
  caps: readonly Pick<Cap, 'scope' | 'subjectId'>[],
  actor: Actor | null,
): Promise<Map<string, string>> {
  const select = { id: true, name: true };
  const within = (scope: CapScope) => ({ workspaceId, id: { in: idsOf(caps, scope) } });
  const seen = actor ? [{ id: seenProjects(actor) }] : [];
  const found = await Promise.all([
    reader.workspace.findMany({ where: { id: workspaceId }, select }),
    reader.project.findMany({ where: { ...within('project'), AND: seen }, select }),
    reader.apiKey.findMany({ where: within('api_key'), select }),
    reader.user.findMany({ where: { id: { in: idsOf(caps, 'member') } }, select }),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

const idsOf = (caps: readonly Pick<Cap, 'scope' | 'subjectId'>[], scope: CapScope): string[] =>
  caps.filter((cap) => cap.scope === scope).map((cap) => cap.subjectId);
