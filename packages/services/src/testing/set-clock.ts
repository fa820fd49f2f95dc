import type { Database } from '@maquette/db';

/** Lets the studio's clock show this, and run on from there. For databases that a test file has for itself. */
export async function setClock(db: Database, at: Date): Promise<void> {
  const shiftMs = BigInt(Math.round(at.getTime() - Date.now()));
  await db.prisma.studioClock.upsert({
    where: { id: 1 },
    create: { id: 1, shiftMs },
    update: { shiftMs },
  });
}
