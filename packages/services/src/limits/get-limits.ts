import { authorize, type Actor } from '@maquette/domain/access';
import { isWindowOpen, nextOpening } from '@maquette/domain/lanes';
import type { LimitSettingsView } from '@maquette/domain/limits';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readLimits } from './read-limits.ts';

/** The clock that the workspace counts by, its off-peak window and above what a job needs an approval. For all members. */
export async function getLimits(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<LimitSettingsView>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const { timeZone, offPeakStartMinute, offPeakEndMinute, approvalAboveCredits, now } = await readLimits(
    deps.db.prisma,
    actor.workspaceId,
  );
  const window = { timeZone, offPeakStartMinute, offPeakEndMinute };
  const isOpen = isWindowOpen(window, now);
  return ok({
    ...window,
    approvalAboveCredits,
    isWindowOpen: isOpen,
    opensAt: isOpen ? null : nextOpening(window, now).toISOString(),
  });
}
