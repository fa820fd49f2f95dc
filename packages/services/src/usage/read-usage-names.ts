import type { Actor } from '@maquette/domain/access';
import { engines, type EngineId } from '@maquette/domain/engines';
import { operationById } from '@maquette/domain/operations';
import type { UsageGrouping } from '@maquette/domain/usage';
import { hiddenProjectName, readProjectNames } from '../access/read-project-names.ts';
import type { ServiceDeps } from '../deps.ts';

/** What the groups of a workspace are called. Null is the one of all projects that the actor does not see. */
export async function readUsageNames(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { groupBy, keys }: { groupBy: Exclude<UsageGrouping, 'day'>; keys: string[] },
): Promise<(key: string | null) => string> {
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const which = { workspaceId, id: { in: keys } };
  const select = { id: true, name: true };
  const byId = (rows: { id: string; name: string }[], missing: string) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (key: string | null) => names.get(key ?? '') ?? missing;
  };
  switch (groupBy) {
    case 'member':
      return byId(await prisma.user.findMany({ where: { id: { in: keys } }, select }), 'Somebody who left');
    case 'project': {
      const { nameOf } = await readProjectNames(prisma, actor, keys);
      return (key) => (key === null ? hiddenProjectName : nameOf(key));
    }
    case 'api-key': {
      const nameOfKey = byId(await prisma.apiKey.findMany({ where: which, select }), 'A key that is gone');
      return (key) => (key === null ? 'In the browser' : nameOfKey(key));
    }
    case 'operation':
      return (key) => operationById(key ?? '')?.name ?? key ?? '';
    case 'engine':
      return (key) => engines[key as EngineId]?.name ?? key ?? '';
  }
}
