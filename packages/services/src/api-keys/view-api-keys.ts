import type { ApiKeyModel, Transaction } from '@maquette/db';
import { seesProject, type Actor } from '@maquette/domain/access';
import type { ApiKeyView } from '@maquette/domain/api-keys';

/** Keys as they are listed: nothing that could be used. A project that the actor does not see has no name. */
export async function viewApiKeys(
  reader: Pick<Transaction, 'user' | 'project' | 'cap'>,
  actor: Actor,
  keys: readonly ApiKeyModel[],
): Promise<ApiKeyView[]> {
  const { workspaceId } = actor;
  const select = { id: true, name: true };
  const projectIds = [...new Set(keys.flatMap((key) => key.projectIds))].filter((id) =>
    seesProject(actor, id),
  );
  const [makers, projects, caps] = await Promise.all([
    reader.user.findMany({ where: { id: { in: [...new Set(keys.map(({ userId }) => userId))] } }, select }),
    reader.project.findMany({ where: { workspaceId, id: { in: projectIds } }, select }),
    reader.cap.findMany({
      where: { workspaceId, scope: 'api_key', subjectId: { in: keys.map(({ id }) => id) } },
      orderBy: { period: 'asc' },
    }),
  ]);
  const nameOf = new Map([...makers, ...projects].map(({ id, name }) => [id, name]));
  return keys.map((key) => ({
    id: key.id,
    name: key.name,
    kind: key.kind,
    createdBy: { id: key.userId, name: nameOf.get(key.userId) ?? '' },
    prefix: key.prefix,
    scopes: key.scopes,
    projects: key.projectIds.map((id) => ({
      id,
      name: nameOf.get(id) ?? 'A project that is not open to you',
    })),
    caps: caps
      .filter(({ subjectId }) => subjectId === key.id)
      .map(({ period, credits, isHard }) => ({ period, credits, isHard })),
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    replacedById: key.replacedById,
  }));
}
