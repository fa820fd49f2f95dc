import type { Database } from '@maquette/db';

/** Lets the studio's clock show this, and run on from there. For databases that a test file has for itself. */
export async function setClock(db: Database, at: Date): Promise<void> {
  const shiftMs = at.getTime() - Date.now();
  await db.prisma
    .$executeRaw`UPDATE "StudioClock" SET "shiftMs" = ${BigInt(Math.round(shiftMs))} WHERE "id" = 1`;
}
