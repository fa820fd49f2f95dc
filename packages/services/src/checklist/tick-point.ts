import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { checklistNames, type ChecklistItem, type ChecklistView } from '@maquette/domain/checklist';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { tidyText } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { onlyModels, viewChecklist } from './get-checklist.ts';

export interface PointRef {
  versionId: string;
  item: ChecklistItem;
}

/**
 * Says that the team agrees on a point of a version's checklist, with a note if there is something to say; again: with
 * another note, and in the name of who says it now. The approval is for the lead of the project, owners and admins, signed
 * in. Refuses pictures, and what lies in the trash.
 */
export async function tickPoint(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { note = '', ...point }: PointRef & { note?: string },
): Promise<Result<ChecklistView>> {
  const tidy = tidyText(note, { field: 'note' });
  if (!tidy.ok) return tidy;
  const { workspaceId, userId: tickedById } = actor;
  return change(deps, actor, point, async (tx) => {
    const { versionId, item } = point;
    const said = { note: tidy.value, tickedById, tickedAt: new Date() };
    await tx.versionTick.upsert({
      where: { versionId_item: { versionId, item } },
      create: { workspaceId, versionId, item, ...said },
      update: said,
    });
    return { action: 'checklist.ticked', fields: { point: checklistNames[item].name, note: tidy.value } };
  });
}

/** Takes a point back, whoever ticked it. Who may tick it may. One that is not ticked stays so. */
export function untickPoint(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  point: PointRef,
): Promise<Result<ChecklistView>> {
  const { workspaceId } = actor;
  return change(deps, actor, point, async (tx) => {
    const { versionId, item } = point;
    const { count } = await tx.versionTick.deleteMany({ where: { workspaceId, versionId, item } });
    const fields = { point: checklistNames[item].name };
    return count === 0 ? null : { action: 'checklist.unticked', fields };
  });
}

interface Done {
  action: 'checklist.ticked' | 'checklist.unticked';
  fields: Record<string, string>;
}

function change(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { versionId, item }: PointRef,
  write: (tx: Transaction) => Promise<Done | null>,
): Promise<Result<ChecklistView>> {
  const { workspaceId } = actor;
  return db.transaction(async (tx) => {
    const version = await tx.assetVersion.findFirst({
      where: { workspaceId, id: versionId },
      include: { asset: { select: { id: true, name: true, projectId: true, kind: true, trashedAt: true } } },
    });
    if (!version) return notFound();
    const { asset } = version;
    const action = item === 'approval' ? 'checklist.approve' : 'checklist.tick';
    const allowed = await authorizeIn(tx, actor, action, { projectId: asset.projectId });
    if (!allowed.ok) return allowed;
    if (asset.kind !== 'model') return onlyModels();
    if (asset.trashedAt)
      return refuse('conflict.state', 'This model is in the trash.', { suggestion: 'Restore it first.' });
    const done = await write(tx);
    const view = await viewChecklist(tx, actor, version);
    if (done)
      await noteAudit(tx, actor, {
        action: done.action,
        target: { kind: 'version', id: versionId, name: `${asset.name} v${version.number}` },
        projectId: asset.projectId,
        after: done.fields,
      });
    return ok(view);
  });
}
