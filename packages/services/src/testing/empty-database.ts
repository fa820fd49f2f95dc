import type { Database } from '@maquette/db';

/** Takes everything out of a database that one test file has for itself: for what looks at all workspaces at once. */
export async function emptyDatabase(db: Database): Promise<void> {
  await db.prisma
    .$executeRaw`TRUNCATE "Workspace", "User", "Job", "Worker", "Upload", "DroppedFile", "PaymentEvent", "PaymentDrift",
    "PlanVersion", "PriceBookVersion", "StudioClock" CASCADE`;
}
