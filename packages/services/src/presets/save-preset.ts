import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { operationById } from '@maquette/domain/operations';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName, type PresetView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { presetParams } from './preset-params.ts';
import { presetView } from './preset-view.ts';

const presetsMax = 200;

/** Keeps parameters of an operation under a name, for the whole workspace. The same name again replaces them. */
export async function savePreset(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { operation: string; name: string; params: Record<string, unknown> },
): Promise<Result<PresetView>> {
  const allowed = authorize(actor, 'preset.edit');
  if (!allowed.ok) return allowed;
  const operation = operationById(input.operation);
  if (!operation)
    return refuse('input.invalid', `There is no operation "${input.operation.slice(0, 60)}".`, {
      field: 'operation',
    });
  const name = tidyName(input.name, { field: 'name', kind: 'preset' });
  if (!name.ok) return name;
  const checked = presetParams(operation, input.params);
  if (!checked.ok) return checked;
  const { workspaceId, userId } = actor;
  const params = checked.value as Prisma.InputJsonObject;
  const key = { workspaceId, operation: operation.id, name: name.value };
  return deps.db.transaction(async (tx) => {
    // one at a time for a workspace, so that the count holds
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
    const count = await tx.preset.count({ where: { workspaceId, NOT: key } });
    if (count >= presetsMax)
      return refuse('conflict.state', `This workspace has ${count} presets, which is the most.`, {
        suggestion: 'Delete one that is no longer used.',
      });
    const where = { workspaceId_operation_name: key };
    const before = await tx.preset.findUnique({ where, select: { params: true } });
    const row = await tx.preset.upsert({
      where,
      create: { id: newId('preset'), ...key, params, createdById: userId },
      update: { params },
    });
    await noteAudit(tx, actor, {
      action: 'preset.saved',
      target: { kind: 'preset', id: row.id, name: row.name },
      ...auditChange(
        before ? presetFields(row.operation, before.params) : {},
        presetFields(row.operation, params),
      ),
    });
    return ok(presetView(row));
  });
}

const presetFields = (operation: string, params: unknown) => ({ operation, params: JSON.stringify(params) });
