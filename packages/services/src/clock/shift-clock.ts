import { studioTime } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';

/**
 * Shifts the studio's clock by this much more, forwards or backwards. For the test hooks alone: their route exists only
 * when they are switched on, and never in production mode.
 * @returns how far the clock is from real time now, and what it shows
 */
export async function shiftClock(
  deps: Pick<ServiceDeps, 'db'>,
  input: { shiftMs: number },
): Promise<{ totalShiftMs: number; now: string }> {
  const rows = await deps.db.prisma.$queryRaw<{ shiftMs: bigint }[]>`
    INSERT INTO "StudioClock" AS clock ("id", "shiftMs") VALUES (1, ${input.shiftMs}::bigint)
    ON CONFLICT ("id") DO UPDATE SET "shiftMs" = clock."shiftMs" + ${input.shiftMs}::bigint RETURNING "shiftMs"`;
  const now = await studioTime(deps.db.prisma);
  return { totalShiftMs: Number(rows[0]?.shiftMs ?? 0), now: now.toISOString() };
}
