import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { PresetView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { presetView } from './preset-view.ts';

/** The presets of the workspace, or those of one operation, by name. */
export async function listPresets(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { operation }: { operation?: string } = {},
): Promise<Result<PresetView[]>> {
  const allowed = authorize(actor, 'preset.see');
  if (!allowed.ok) return allowed;
  const rows = await deps.db.prisma.preset.findMany({
    where: { workspaceId: actor.workspaceId, operation },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return ok(rows.map(presetView));
}
