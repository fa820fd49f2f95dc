import { engines, type EngineId } from '@maquette/domain/engines';
import { operationById } from '@maquette/domain/operations';
import type { UsageGrouping } from '@maquette/domain/usage';
import type { ServiceDeps } from '../deps.ts';

/** What the groups of a workspace are called. */
export async function readUsageNames(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
  { groupBy, keys }: { groupBy: Exclude<UsageGrouping, 'day'>; keys: string[] },
): Promise<(key: string | null) => string> {
  const { prisma } = deps.db;
  const which = { workspaceId, id: { in: keys } };
  const select = { id: true, name: true };
  const byId = (rows: { id: string; name: string }[], missing: string) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (key: string | null) => names.get(key ?? '') ?? missing;
  };
  switch (groupBy) {
    case 'member':
      return byId(await prisma.user.findMany({ where: { id: { in: keys } }, select }), 'Somebody who left');
    case 'project':
      return byId(await prisma.project.findMany({ where: which, select }), 'A project that is gone');
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
