import type { AssetVersionModel, Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import {
  checklistItems,
  checklistNames,
  factWords,
  isAgreed,
  type ChecklistView,
} from '@maquette/domain/checklist';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readChecklistFacts } from './read-checklist-facts.ts';

/**
 * What a team agrees on for one version of a model, point by point: what is known about it, and who ticked it. Refuses
 * pictures with `conflict.state`.
 */
export async function getChecklist(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { versionId }: { versionId: string },
): Promise<Result<ChecklistView>> {
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const version = await prisma.assetVersion.findFirst({
    where: { workspaceId, id: versionId },
    include: { asset: { select: { projectId: true, kind: true } } },
  });
  if (!version) return notFound();
  const allowed = await authorizeIn(prisma, actor, 'asset.see', version.asset);
  if (!allowed.ok) return allowed;
  if (version.asset.kind !== 'model') return onlyModels();
  return ok(await viewChecklist(prisma, actor, version));
}

export const onlyModels = (): Result<never> => refuse('conflict.state', 'Only models have a checklist.');

/** The checklist of a version that the actor sees. */
export async function viewChecklist(
  reader: Transaction,
  actor: Actor,
  version: AssetVersionModel,
): Promise<ChecklistView> {
  const { workspaceId, id: versionId } = version;
  const [facts, ticks] = await Promise.all([
    readChecklistFacts(reader, actor, version),
    reader.versionTick.findMany({ where: { workspaceId, versionId } }),
  ]);
  const users = await reader.user.findMany({
    where: { id: { in: ticks.map(({ tickedById }) => tickedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const points = checklistItems.map((item) => {
    const tick = ticks.find((one) => one.item === item);
    const by = tick && { id: tick.tickedById, name: names.get(tick.tickedById) ?? 'Somebody who left' };
    return {
      item,
      name: checklistNames[item].name,
      text: factWords(item, facts),
      tick: tick && by ? { by, at: tick.tickedAt.toISOString(), note: tick.note } : null,
    };
  });
  return { versionId, points, facts, agreed: isAgreed(ticks.map(({ item }) => item)) };
}
