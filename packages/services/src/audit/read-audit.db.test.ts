import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { setCap } from '../caps/index.ts';
import { updateLimits } from '../limits/index.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { exportAudit, type AuditFormat } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import { noteAudits, type AuditNote } from './note-audit.ts';
import { theStudio } from './outsiders.ts';
import type { AuditFilter } from './read-events.ts';
import { verifyAudit } from './verify-audit.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 10 });
const deps = { db };
const script = path.resolve(import.meta.dirname, '../../../../docs/examples/verify_audit.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'maquette-audit-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const renamed: AuditNote = {
  action: 'asset.renamed',
  target: { kind: 'asset', id: 'ast_1', name: 'Chair' },
  projectId: 'prj_1',
};
const write = (actor: Actor, ...notes: AuditNote[]) =>
  db.transaction((tx) =>
    noteAudits(
      tx,
      notes.map((note) => ({ by: actor, note })),
    ),
  );
const shown = async (actor: Actor, filter: AuditFilter = {}) =>
  value(await listAudit(deps, actor, { ...filter, limit: 50 })).items.map(({ action }) => action);

async function textOf(actor: Actor, format: AuditFormat, filter: AuditFilter = {}): Promise<string> {
  let text = '';
  for await (const piece of value(await exportAudit(deps, actor, { format, ...filter })).text) text += piece;
  return text;
}

describe('the audit log', () => {
  it('is read by owners and admins whole, by who pays the bills as far as it is about money, by nobody else', async () => {
    const { workspaceId, actor: owner } = await makeWorkspace(db);
    await write(owner, renamed);
    value(await setCap(deps, owner, { scope: 'workspace', period: 'day', credits: 100 }));
    const admin = await makeMember(db, workspaceId, 'admin');
    const viewer = await makeMember(db, workspaceId, 'viewer');
    const { userId } = viewer;
    expect(await shown(owner)).toEqual(['cap.set', 'asset.renamed']);
    expect(await shown(admin)).toEqual(['cap.set', 'asset.renamed']);
    for (const read of [listAudit(deps, viewer, { limit: 1 }), verifyAudit(deps, viewer)])
      expect(codeOf(await read)).toBe('access.denied');
    expect(codeOf(await exportAudit(deps, viewer, { format: 'csv' }))).toBe('access.denied');
    await db.prisma.membership.updateMany({ where: { workspaceId, userId }, data: { billing: true } });
    const payer = await actorOf(db, { workspaceId, userId });
    expect(await shown(payer)).toEqual(['cap.set']);
    expect(await shown(payer, { group: 'assets' })).toEqual([]);
    expect(await textOf(payer, 'jsonl')).not.toContain('asset.renamed');
    expect(codeOf(await verifyAudit(deps, payer))).toBe('ok');
  });

  it('shows nothing of another workspace', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    await write(theirs.actor, renamed);
    expect(await shown(mine.actor)).toEqual([]);
    expect(await textOf(mine.actor, 'jsonl')).toBe('');
    expect(value(await verifyAudit(deps, mine.actor))).toEqual({ events: 0, hash: '', brokenAt: null });
  });

  it('is narrowed down by who, what, on what, where, when and how it ended', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    const other = await makeMember(db, workspaceId, 'editor');
    await write(actor, renamed, { action: 'cap.set', target: { kind: 'member', id: 'usr_1', name: '100%' } });
    await write(other, { action: 'route.refused', outcome: 'refused' });
    await db.transaction((tx) =>
      noteAudits(tx, [{ by: theStudio(workspaceId), note: { action: 'job.failed' } }]),
    );
    const cases: [AuditFilter, string[]][] = [
      [{ actorId: other.userId }, ['route.refused']],
      [{ actorKind: 'system' }, ['job.failed']],
      [{ group: 'money' }, ['cap.set']],
      [{ action: 'asset.renamed' }, ['asset.renamed']],
      [{ targetId: 'ast_1' }, ['asset.renamed']],
      [{ projectId: 'prj_1' }, ['asset.renamed']],
      [{ outcome: 'refused' }, ['route.refused']],
      [{ text: 'chai' }, ['asset.renamed']],
      [{ text: '0%' }, ['cap.set']],
      [{ text: '%' }, ['cap.set']],
      [{ text: 'the ed' }, ['route.refused']],
      [{ from: '2026-01-01', to: '2026-01-02' }, []],
      [{ outcome: 'allowed', group: 'jobs', text: 'studio' }, ['job.failed']],
    ];
    for (const [filter, actions] of cases)
      expect(await shown(actor, filter), JSON.stringify(filter)).toEqual(actions);
    for (const wrong of [{ from: 'soon' }, { to: '2026-02-31' }, { cursor: 'x' }])
      expect(codeOf(await listAudit(deps, actor, { ...wrong, limit: 1 }))).toBe('input.invalid');
  });

  it('counts days in the time zone of the workspace', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    await write(actor, renamed);
    const { at } = await db.prisma.auditEvent.findFirstOrThrow({ where: { workspaceId } });
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await db.prisma.workspace.update({ where: { id: workspaceId }, data: { timeZone } });
      const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
      expect(await shown(actor, { from: day, to: day })).toEqual(['asset.renamed']);
      const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      expect(await shown(actor, { to: before })).toEqual([]);
    }
  });

  it('is read page by page, each event once, while more is written', async () => {
    const { actor } = await makeWorkspace(db);
    await write(actor, ...Array.from({ length: 25 }, () => renamed));
    const seqs: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = value(await listAudit(deps, actor, { limit: 10, cursor }));
      seqs.push(...page.items.map(({ seq }) => seq));
      await write(actor, renamed);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seqs).toEqual(Array.from({ length: 25 }, (_, i) => 25 - i));
  });

  it('tells what a key did as the key, and of whom it is', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    const id = 'key_of_audit_test';
    await db.prisma.apiKey.create({
      data: { id, workspaceId, userId: actor.userId, name: 'CI', prefix: 'mq_x', secretHash: id, scopes: [] },
    });
    const via = { kind: 'api-key' as const, apiKeyId: id, scopes: [], projectIds: [] };
    await write({ ...actor, via, from: { ip: '203.0.113.7', userAgent: 'curl/8' } }, renamed);
    const { items, names } = value(await listAudit(deps, actor, { actorId: actor.userId, limit: 5 }));
    expect(items).toMatchObject([
      { actorKind: 'api_key', actorId: id, actorName: 'CI', onBehalfOfId: actor.userId, ip: '203.0.113.7' },
    ]);
    expect(names[actor.userId]).toBe('The owner');
  });
});

describe('an export of the audit log', () => {
  const strange = 'A “chair”\n\t\\ \u0001\u007f 椅子 🪑 </script> " \u2028';

  it.skipIf(!hasPython)(
    'is enough to check the chain with a script in another language, whatever stands in it',
    async () => {
      const { actor } = await makeWorkspace(db);
      const odd = { ...renamed, target: { kind: 'asset', id: 'ast_1', name: strange } };
      const fields = {
        zz: 1,
        a: [strange, 'b'],
        ü: false,
        bb: null,
        long: 'x'.repeat(2_000),
        big: 9e15,
        part: 0.1,
      };
      await write(actor, { ...odd, before: fields, after: { [strange]: strange } });
      value(await updateLimits(deps, actor, { approvalAboveCredits: 20 }));
      await write(actor, ...Array.from({ length: 1_500 }, () => renamed));
      const standing = value(await verifyAudit(deps, actor));
      expect(standing).toMatchObject({ events: 1_502, brokenAt: null });
      const file = path.join(folder, 'audit.jsonl');
      const text = await textOf(actor, 'jsonl');
      await writeFile(file, text);
      const { events, hash } = standing;
      expect(JSON.parse(check(file))).toEqual({ events, hash });
      expect(check(file, hash)).toContain(hash);
      await writeFile(file, text.replace('"Chair"', '"Table"'));
      expect(() => check(file)).toThrow('broken at event 3');
      await writeFile(file, text.split('\n').toSpliced(700, 1).join('\n'));
      expect(() => check(file)).toThrow('broken at event 701');
      await writeFile(file, text.split('\n').slice(0, 700).join('\n'));
      expect(() => check(file, hash)).toThrow('not in the chain');
    },
  );

  const check = (file: string, ...more: string[]): string =>
    execFileSync('python3', [script, file, ...more], { stdio: 'pipe' })
      .toString()
      .trim();

  it('as CSV is one line of names and one for each event, and no formula for a spreadsheet', async () => {
    const { actor } = await makeWorkspace(db);
    await write(actor, {
      ...renamed,
      target: { kind: 'asset', id: 'ast_1', name: '=HYPERLINK("http://evil")' },
    });
    const lines = (await textOf(actor, 'csv')).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^seq,at,actorKind,/);
    expect(lines[1]).toContain(`'=HYPERLINK`);
  });

  it('follows the filter', async () => {
    const { actor } = await makeWorkspace(db);
    await write(actor, renamed, { action: 'portal.opened' }, renamed);
    const lines = (await textOf(actor, 'jsonl', { group: 'money' })).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([2]);
  });
});
