import type { Transaction } from '@maquette/db';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import type { ShareTarget } from '@maquette/domain/share';

/** Where something that is to be shared lies, and what it is called. */
export interface FoundTarget {
  projectId: string;
  name: string;
}

/** Finds what a link is to be made for; what lies in the trash is refused. The right to it is the caller's to ask. */
export async function readTarget(
  tx: Transaction,
  workspaceId: string,
  { kind, id }: ShareTarget,
): Promise<Result<FoundTarget>> {
  const which = { workspaceId_id: { workspaceId, id } };
  if (kind === 'project') {
    const project = await tx.project.findUnique({ where: which, select: { id: true, name: true } });
    return project ? ok({ projectId: project.id, name: project.name }) : notFound();
  }
  if (kind === 'folder') {
    const folder = await tx.folder.findUnique({ where: which, select: { projectId: true, name: true } });
    return folder ? ok(folder) : notFound();
  }
  const select = { projectId: true, name: true, trashedAt: true } as const;
  if (kind === 'asset') return outOfTrash(await tx.asset.findUnique({ where: which, select }));
  const version = await tx.assetVersion.findUnique({
    where: which,
    select: { number: true, asset: { select } },
  });
  return outOfTrash(
    version && { ...version.asset, name: `${version.asset.name}, version ${version.number}` },
  );
}

function outOfTrash(
  asset: { projectId: string; name: string; trashedAt: Date | null } | null,
): Result<FoundTarget & { trashedAt: Date | null }> {
  if (!asset) return notFound();
  if (!asset.trashedAt) return ok(asset);
  return refuse('conflict.state', 'This lies in the trash.', { suggestion: 'Restore it first.' });
}
