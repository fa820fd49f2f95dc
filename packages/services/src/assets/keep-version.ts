import type { Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

/**
 * Says that a version of a model is good, or takes that back. Usage counts what a kept model cost. Who said it first
 * stays; saying it again has no effect. Refuses pictures, and what lies in the trash.
 */
export function keepVersion(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { versionId, kept }: { versionId: string; kept: boolean },
): Promise<Result<{ kept: boolean }>> {
  const { workspaceId, userId } = actor;
  return deps.db.transaction(async (tx) => {
    const which = { workspaceId, id: versionId };
    const version = await tx.assetVersion.findFirst({ where: which, include: { asset: true } });
    if (!version) return notFound();
    const allowed = await authorizeIn(tx, actor, 'asset.edit', version.asset);
    if (!allowed.ok) return allowed;
    if (version.asset.kind !== 'model') return refuse('conflict.state', 'Only models are kept.');
    if (version.asset.trashedAt)
      return refuse('conflict.state', 'This model is in the trash.', { suggestion: 'Restore it first.' });
    const { count } = await tx.assetVersion.updateMany({
      where: { ...which, keptAt: kept ? null : { not: null } },
      data: kept ? { keptAt: new Date(), keptById: userId } : { keptAt: null, keptById: null },
    });
    if (count > 0)
      await noteAudit(tx, actor, {
        action: kept ? 'version.kept' : 'version.let-go',
        target: { kind: 'asset', id: version.assetId, name: version.asset.name },
        projectId: version.asset.projectId,
        after: { versionId, number: version.number },
      });
    return ok({ kept });
  });
}
