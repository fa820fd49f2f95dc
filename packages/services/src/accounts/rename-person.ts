import { ok, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import type { Person } from './person.ts';

/** Changes what the person is called. */
export async function renamePerson(
  deps: Pick<ServiceDeps, 'db'>,
  { userId }: Person,
  input: { name: string },
): Promise<Result<{ name: string }>> {
  const name = tidyName(input.name, { field: 'name', kind: 'user' });
  if (!name.ok) return name;
  await deps.db.prisma.user.update({ where: { id: userId }, data: { name: name.value } });
  return ok({ name: name.value });
}
