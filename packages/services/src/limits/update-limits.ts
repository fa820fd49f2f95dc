import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { thresholdCreditsMax, type LimitSettingsView } from '@maquette/domain/limits';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { isTimeZone } from '@maquette/domain/time-zones';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { getLimits } from './get-limits.ts';

export interface LimitChanges {
  /** IANA name; days, months and the off-peak window are counted in it from now on. */
  timeZone?: string;
  /** Minutes after midnight, 0 to 1439; both the same: off-peak jobs start at any time. */
  offPeakStartMinute?: number;
  offPeakEndMinute?: number;
  /** Null: no job needs an approval. */
  approvalAboveCredits?: number | null;
}

/** Changes what is given and leaves the rest. For owners, admins and those who pay the bills. */
export async function updateLimits(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  changes: LimitChanges,
): Promise<Result<LimitSettingsView>> {
  const allowed = authorize(actor, 'limit.manage');
  if (!allowed.ok) return allowed;
  const checked = checkChanges(changes);
  if (!checked.ok) return checked;
  const { timeZone, offPeakStartMinute, offPeakEndMinute, approvalAboveCredits } = changes;
  await deps.db.transaction(async (tx) => {
    const { workspaceId } = actor;
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
    const which = { where: { id: workspaceId }, select: limitColumns };
    const before = await tx.workspace.findUniqueOrThrow(which);
    const data = { timeZone, offPeakStartMinute, offPeakEndMinute, approvalAboveCredits };
    const after = await tx.workspace.update({ ...which, data });
    await noteAudit(tx, actor, { action: 'limit.changed', ...auditChange(before, after) });
  });
  return getLimits(deps, actor);
}

const limitColumns = {
  timeZone: true,
  offPeakStartMinute: true,
  offPeakEndMinute: true,
  approvalAboveCredits: true,
} as const;
const minutesPerDay = 1_440;

function checkChanges(changes: LimitChanges): Result<void> {
  const { timeZone, approvalAboveCredits } = changes;
  if (timeZone !== undefined && !isTimeZone(timeZone))
    return refuse('input.invalid', 'There is no time zone of this name.', {
      field: 'timeZone',
      suggestion: 'Use a name of the IANA database, such as Europe/Berlin.',
    });
  for (const field of ['offPeakStartMinute', 'offPeakEndMinute'] as const)
    if (!isWholeUpTo(changes[field] ?? 0, minutesPerDay - 1))
      return refuse('input.invalid', `Minutes after midnight are 0 to ${minutesPerDay - 1}.`, { field });
  if (!isWholeUpTo(approvalAboveCredits ?? 0, thresholdCreditsMax))
    return refuse('input.invalid', `Use whole credits from 0 to ${thresholdCreditsMax}.`, {
      field: 'approvalAboveCredits',
    });
  return ok(undefined);
}

const isWholeUpTo = (value: number, max: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= max;
