import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '@maquette/db';
import { replay, type PostingView } from '@maquette/domain/credits';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { holdsByHand } from '../testing/holds-by-hand.ts';
import { value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { exportLedger, ledgerFormats } from './export-ledger.ts';
import { grantCredits } from './grant-credits.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 10 });
const deps = { db };
const folder = mkdtempSync(path.join(tmpdir(), 'maquette-ledger-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await db.close();
});
const { reserve, settle } = holdsByHand(db);
const script = path.resolve(import.meta.dirname, '../../../../docs/examples/replay_ledger.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** A wallet with some life behind it: lots of three kinds, jobs that were charged, returned and still hold. */
async function makeWallet(jobs: number) {
  const workspace = await makeWorkspace(db, { credits: 5_000 });
  const { workspaceId } = workspace;
  await grantCredits(deps, { workspaceId, kind: 'trial', credits: 30, source: 'trial' });
  await grantCredits(deps, { workspaceId, kind: 'subscription', credits: 200, source: 'free' });
  await Promise.all(
    Array.from({ length: jobs }, async (_, i) => {
      const held = await reserve(workspaceId, 5 + (i % 7));
      if ('jobId' in held && i % 4 !== 0) await settle(workspaceId, held.jobId, i % 3 === 0 ? 0 : 5);
    }),
  );
  return workspace;
}

async function exported(actor: Parameters<typeof exportLedger>[1], format: 'csv' | 'jsonl'): Promise<string> {
  const { text: pieces } = value(await exportLedger(deps, actor, { format }));
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('the exported ledger', () => {
  it('replays to the balance, from the first entry, over more entries than are read at once', async () => {
    const { workspaceId, actor } = await makeWallet(560);
    const wallet = await expectSoundWallet(db, workspaceId);
    expect(wallet.lastSeq).toBeGreaterThan(1_000);
    const lines = (await exported(actor, 'jsonl')).trimEnd().split('\n');
    const balance = replay(lines.map((line) => JSON.parse(line) as PostingView));
    expect(balance).toMatchObject({ available: wallet.available, held: wallet.held });
    expect(lines).toHaveLength(wallet.lastSeq);
  });

  // a machine without Python cannot run the example; the replay above is the same promise in our own language
  it.skipIf(!hasPython)(
    'replays to the balance with a script in another language, in both formats',
    async () => {
      const { workspaceId, actor } = await makeWallet(40);
      const { available, held, lastSeq } = await expectSoundWallet(db, workspaceId);
      expect(held).toBeGreaterThan(0);
      for (const format of ledgerFormats) {
        const file = path.join(folder, `ledger.${format}`);
        writeFileSync(file, await exported(actor, format));
        const replayed: unknown = JSON.parse(execFileSync('python3', [script, file], { encoding: 'utf8' }));
        expect(replayed).toEqual({ entries: lastSeq, available, held });
      }
    },
  );

  it.skipIf(!hasPython)('that lacks a line is found out by the script', async () => {
    const { actor } = await makeWallet(4);
    const lines = (await exported(actor, 'csv')).split('\r\n');
    const file = path.join(folder, 'broken.csv');
    writeFileSync(file, lines.toSpliced(3, 1).join('\r\n'));
    const run = spawnSync('python3', [script, file], { encoding: 'utf8' });
    expect([run.status, run.stderr.trim()]).toEqual([1, 'entry 4 follows 2']);
  });

  it('is for those who may see the ledger, and holds nothing of another workspace', async () => {
    const { workspaceId } = await makeWallet(3);
    const other = await makeWorkspace(db);
    expect(await exported(other.actor, 'jsonl')).toBe('');
    const editor = await makeMember(db, workspaceId, 'editor');
    const refused = await exportLedger(deps, editor, { format: 'csv' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'access.denied' } });
  });
});
