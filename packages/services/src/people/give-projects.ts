import type { Transaction } from '@maquette/db';

/** Projects of somebody get another owner; when they were last worked on stays as it is. @returns how many */
export const giveProjects = (
  tx: Transaction,
  { workspaceId, userId, heirId }: { workspaceId: string; userId: string; heirId: string },
): Promise<number> =>
  tx.$executeRaw`
    UPDATE "Project" SET "ownerId" = ${heirId} WHERE "workspaceId" = ${workspaceId} AND "ownerId" = ${userId}`;
