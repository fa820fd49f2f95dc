import type { CapModel, Transaction } from '@maquette/db';
import type { AuditNote } from '../audit/index.ts';
import { readSubjectNames } from './read-subject-names.ts';

/** What an event about a cap is about: whose spending it is. */
export async function capTarget(
  reader: Transaction,
  cap: Pick<CapModel, 'workspaceId' | 'scope' | 'subjectId'>,
): Promise<Pick<AuditNote, 'target' | 'projectId'>> {
  const { workspaceId, scope, subjectId: id } = cap;
  const names = await readSubjectNames(reader, workspaceId, [cap], null);
  const kind = scope === 'api_key' ? 'api-key' : scope;
  return { target: { kind, id, name: names.get(id) }, projectId: scope === 'project' ? id : null };
}
