import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** Removes a preset. Jobs that were started with it keep their parameters. */
export async function deletePreset(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { presetId }: { presetId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'preset.edit');
  if (!allowed.ok) return allowed;
  const where = { id: presetId, workspaceId: actor.workspaceId };
  const { count } = await deps.db.prisma.preset.deleteMany({ where });
  return count === 0 ? notFound() : ok(undefined);
}
