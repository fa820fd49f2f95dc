import { Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';

/** A filter of `projectId` for lists: the projects that the actor sees. Every list of things in projects has it. */
export const seenProjects = ({ reach }: Actor): { notIn: string[] } | { in: string[] } =>
  reach.all ? { notIn: [...reach.but] } : { in: [...reach.only] };

/** The same as a condition. @param column the project's id in the statement, `a."projectId"` */
export function seenProjectsSql({ reach }: Actor, column: Prisma.Sql): Prisma.Sql {
  const ids = reach.all ? reach.but : reach.only;
  if (ids.length === 0) return reach.all ? Prisma.sql`TRUE` : Prisma.sql`FALSE`;
  return reach.all
    ? Prisma.sql`${column} NOT IN (${Prisma.join([...ids])})`
    : Prisma.sql`${column} IN (${Prisma.join([...ids])})`;
}
