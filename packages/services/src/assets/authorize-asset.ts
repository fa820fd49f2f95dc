import type { Transaction } from '@maquette/db';
import type { Actor, ProjectAction, ProjectGate } from '@maquette/domain/access';
import { notFound, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';

/** Whether the actor may do this with an asset of their workspace; see `authorizeIn`. Its maker counts as its owner. */
export async function authorizeAsset(
  reader: Pick<Transaction, 'asset' | 'project'>,
  actor: Actor,
  action: ProjectAction,
  { assetId }: { assetId: string },
): Promise<Result<ProjectGate>> {
  const asset = await reader.asset.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: assetId } },
    select: { projectId: true, createdById: true },
  });
  if (!asset) return notFound();
  return authorizeIn(reader, actor, action, { projectId: asset.projectId, ownerId: asset.createdById });
}
