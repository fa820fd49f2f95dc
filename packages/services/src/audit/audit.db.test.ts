import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { noteAudit } from './note-audit.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
afterAll(() => db.close());

const breakOf = async (workspaceId: string): Promise<number | null> => {
  const [row] = await db.prisma.$queryRaw<
    { place: number | null }[]
  >`SELECT audit_break(${workspaceId}) AS place`;
  return row!.place;
};

/** As somebody who owns the database would: with the triggers switched off. */
const tamper = (statement: string) =>
  db.transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`);
    await tx.$executeRawUnsafe(statement);
  });

async function log(events: number) {
  const workspace = await makeWorkspace(db);
  await Promise.all(
    Array.from({ length: events }, (_, i) =>
      db.transaction((tx) =>
        noteAudit(tx, workspace.actor, { action: 'workspace.changed', after: { name: `Name ${i}` } }),
      ),
    ),
  );
  const { workspaceId } = workspace;
  const rows = await db.prisma.auditEvent.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } });
  return { workspaceId, rows };
}

describe('the audit log', () => {
  it('is numbered without gaps and chained, also when twenty write at once', async () => {
    const { workspaceId, rows } = await log(20);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    for (const [i, row] of rows.entries()) expect(row.previousHash).toBe(rows[i - 1]?.hash ?? '');
    expect(rows[0]).toMatchObject({ actorKind: 'user', actorName: 'The owner', outcome: 'allowed' });
    expect(await breakOf(workspaceId)).toBeNull();
  });

  it('cannot be changed or cut', async () => {
    const { workspaceId } = await log(2);
    const where = { workspaceId, seq: 1 };
    await expect(db.prisma.auditEvent.updateMany({ where, data: { actorName: 'Eve' } })).rejects.toThrow();
    await expect(db.prisma.auditEvent.deleteMany({ where })).rejects.toThrow();
  });

  it.each([
    ['removed in the middle', (id: string) => `DELETE FROM "AuditEvent" WHERE "id" = '${id}'`, 2],
    ['changed', (id: string) => `UPDATE "AuditEvent" SET "actorName" = 'Eve' WHERE "id" = '${id}'`, 2],
  ])('shows where a row was %s, whoever did it', async (_how, statement, place) => {
    const { workspaceId, rows } = await log(4);
    await tamper(statement(rows[1]!.id));
    expect(await breakOf(workspaceId)).toBe(place);
  });

  it('shows that its end was cut off', async () => {
    const { workspaceId, rows } = await log(3);
    await tamper(`DELETE FROM "AuditEvent" WHERE "id" = '${rows[2]!.id}'`);
    expect(await breakOf(workspaceId)).toBe(3);
  });
});
