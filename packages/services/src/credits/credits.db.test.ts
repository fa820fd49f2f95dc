import { createDatabase } from '@maquette/db';
import { afterAll, expect, inject, test } from 'vitest';
import { getWallet } from './get-wallet.ts';
import { grantCredits } from './grant-credits.ts';
import { monthsAfter } from '@maquette/domain/plans';
import { grantSignupCredits } from './grant-signup-credits.ts';
import { listLedger } from './list-ledger.ts';
import { sweepExpired } from './sweep-expired.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { holdsByHand } from '../testing/holds-by-hand.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 20 });
const deps = { db };
afterAll(() => db.close());

const { reserve, settle } = holdsByHand(db);

test('a new workspace starts with 300 trial credits and the 100 of the Free plan, once, however often it is granted', async () => {
  const { workspaceId, actor } = await makeWorkspace(db);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => grantSignupCredits(deps, { workspaceId })),
  );
  expect(answers.filter((answer) => answer.granted)).toHaveLength(1);
  const again = await db.transaction((tx) => grantSignupCredits(tx, { workspaceId }));
  expect(again.granted).toBe(false);
  const wallet = await getWallet(deps, actor);
  expect(wallet).toMatchObject({
    ok: true,
    value: {
      available: 400,
      held: 0,
      debt: 0,
      lots: [
        { kind: 'trial', amount: 300, source: `signup:${workspaceId}` },
        { kind: 'subscription', amount: 100 },
      ],
    },
  });
  await expectSoundWallet(db, workspaceId);
});

test('a cycle that begins on the 31st ends on the last day of a shorter month', () => {
  expect(monthsAfter(new Date('2026-01-31T10:00:00Z'), 1).toISOString()).toBe('2026-02-28T10:00:00.000Z');
  expect(monthsAfter(new Date('2026-12-15T10:00:00Z'), 1).toISOString()).toBe('2027-01-15T10:00:00.000Z');
});

test('one purchase gives one lot, whatever was delivered how often at once', async () => {
  const { workspaceId } = await makeWorkspace(db);
  const buy = () =>
    grantCredits(deps, { workspaceId, kind: 'top_up', credits: 1_000, source: 'stripe:pi_1' });
  const answers = await Promise.all(Array.from({ length: 20 }, buy));
  expect(answers.filter((answer) => answer.granted)).toHaveLength(1);
  const wallet = await expectSoundWallet(db, workspaceId);
  expect(wallet.available).toBe(1_000);
});

test('50 requests at once with credits for 7: exactly 7 are held, 43 are refused, nothing is negative', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 61 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => reserve(workspaceId, 8)));
  expect(answers.filter((answer) => 'jobId' in answer)).toHaveLength(7);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'credits.insufficient')).toHaveLength(
    43,
  );
  const wallet = await expectSoundWallet(db, workspaceId);
  expect([wallet.available, wallet.held]).toEqual([5, 56]);
});

test('closes a hold once, however many finish it at the same time', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 100 });
  const held = await reserve(workspaceId, 30);
  if (!('jobId' in held)) throw new Error(held.code);
  await Promise.all([20, 30, 5, 12].map((credits) => settle(workspaceId, held.jobId, credits)));
  const wallet = await expectSoundWallet(db, workspaceId);
  expect(wallet.held).toBe(0);
  expect(wallet.postings.filter((posting) => posting.reason === 'settle')).toHaveLength(1);
});

test('charges the front of the receipt, gives the rest back from its end, and never charges more than was held', async () => {
  const { workspaceId, actor } = await makeWorkspace(db, { credits: 100 });
  await grantCredits(deps, { workspaceId, kind: 'trial', credits: 10, source: 'trial' });
  const first = await reserve(workspaceId, 30);
  if (!('jobId' in first)) throw new Error(first.code);
  expect(await settle(workspaceId, first.jobId, 12)).toEqual({ settledCredits: 12 });
  const wallet = await getWallet(deps, actor);
  expect(
    wallet.ok && wallet.value.lots.map(({ kind, available, spent }) => [kind, available, spent]),
  ).toEqual([
    ['trial', 0, 10],
    ['top_up', 98, 2],
  ]);
  const second = await reserve(workspaceId, 30);
  if (!('jobId' in second)) throw new Error(second.code);
  expect(await settle(workspaceId, second.jobId, 1_000)).toEqual({ settledCredits: 30 });
  await expectSoundWallet(db, workspaceId);
});

test('held credits outlive their lot, and come back once as credits for seven days', async () => {
  const { workspaceId, actor } = await makeWorkspace(db);
  const soon = new Date(Date.now() + 3_600_000);
  await grantCredits(deps, { workspaceId, kind: 'trial', credits: 50, source: 'trial', expiresAt: soon });
  const held = await reserve(workspaceId, 20);
  if (!('jobId' in held)) throw new Error(held.code);
  await passExpiry(workspaceId);
  expect(await getWallet(deps, actor)).toMatchObject({ value: { available: 0, held: 20 } });
  await settle(workspaceId, held.jobId, 5);
  expect(await getWallet(deps, actor)).toMatchObject({
    value: {
      available: 15,
      held: 0,
      lots: [
        { kind: 'trial', expired: 30, spent: 5, rolled: 15 },
        { kind: 'restored', amount: 15 },
      ],
    },
  });
  const again = await reserve(workspaceId, 15);
  if (!('jobId' in again)) throw new Error(again.code);
  await passExpiry(workspaceId);
  await settle(workspaceId, again.jobId, 0);
  expect(await getWallet(deps, actor)).toMatchObject({ value: { available: 0, held: 0 } });
  await expectSoundWallet(db, workspaceId);
});

test('what has expired is gone from wallets that nobody looks at, too', async () => {
  const { workspaceId } = await makeWorkspace(db);
  const soon = new Date(Date.now() + 3_600_000);
  await grantCredits(deps, { workspaceId, kind: 'promo', credits: 50, source: 'promo', expiresAt: soon });
  await passExpiry(workspaceId);
  await Promise.all([sweepExpired(deps), sweepExpired(deps)]);
  const wallet = await expectSoundWallet(db, workspaceId);
  expect(wallet.available).toBe(0);
  expect(wallet.postings.at(-1)).toMatchObject({ reason: 'expire', amount: 50 });
});

test('a debt is repaid by the next grant before anything new can start', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 100 });
  await db.prisma.wallet.update({ where: { workspaceId }, data: { debt: 30 } });
  expect(await reserve(workspaceId, 10)).toEqual({ code: 'credits.debt' });
  await grantCredits(deps, { workspaceId, kind: 'top_up', credits: 20, source: 'a' });
  expect(await reserve(workspaceId, 10)).toEqual({ code: 'credits.debt' });
  await grantCredits(deps, { workspaceId, kind: 'top_up', credits: 20, source: 'b' });
  expect(await reserve(workspaceId, 10)).toHaveProperty('jobId');
  const wallet = await expectSoundWallet(db, workspaceId);
  expect([wallet.debt, wallet.available, wallet.held]).toEqual([0, 100, 10]);
});

test('nothing can start while the wallet is frozen', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 100 });
  await db.prisma.wallet.update({ where: { workspaceId }, data: { frozenAt: new Date() } });
  expect(await reserve(workspaceId, 0)).toEqual({ code: 'credits.frozen' });
});

test('the ledger can be read in pages without a gap, and its rows can be neither changed nor deleted', async () => {
  const { workspaceId, actor } = await makeWorkspace(db, { credits: 500 });
  for (let i = 0; i < 6; i++) {
    const held = await reserve(workspaceId, 10);
    if ('jobId' in held) await settle(workspaceId, held.jobId, 4);
  }
  const seqs: number[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page = await listLedger(deps, actor, { after, limit: 4 });
    if (!page.ok) throw new Error(page.refusal.message);
    seqs.push(...page.value.items.map((item) => item.seq));
    after = page.value.nextAfter;
  }
  expect(seqs).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
  const { id: walletId } = await db.prisma.wallet.findUniqueOrThrow({ where: { workspaceId } });
  await expect(db.prisma.posting.updateMany({ where: { walletId }, data: { amount: 999 } })).rejects.toThrow(
    /never changed/,
  );
  await expect(db.prisma.posting.deleteMany({ where: { walletId } })).rejects.toThrow(/never changed/);
});

test('a viewer sees no balance unless the bills are theirs, and an editor sees no ledger', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 10 });
  const viewer = await makeMember(db, workspaceId, 'viewer');
  const editor = await makeMember(db, workspaceId, 'editor');
  expect(await getWallet(deps, viewer)).toMatchObject({ ok: false, refusal: { code: 'access.denied' } });
  expect(await getWallet(deps, { ...viewer, billing: true })).toMatchObject({ ok: true });
  expect(await getWallet(deps, editor)).toMatchObject({ ok: true });
  expect(await listLedger(deps, editor, { limit: 10 })).toMatchObject({ ok: false });
});

test('stays sound while many things happen to it at the same time, in any order', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 200 });
  let seed = 20_261_120;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  for (let round = 0; round < 12; round++) {
    const open = await db.prisma.hold.findMany({ where: { wallet: { workspaceId }, status: 'open' } });
    const doing = Array.from({ length: 16 }, (_, i) => {
      const dice = random();
      const credits = Math.floor(random() * 40);
      const hold = open[i];
      if (hold && dice < 0.5) return settle(workspaceId, hold.jobId, dice < 0.15 ? 0 : credits);
      if (dice < 0.65) {
        const expiresAt = dice < 0.6 ? new Date(Date.now() + 5_000_000) : null;
        const source = `round${round % 5}:${i}`;
        return grantCredits(deps, { workspaceId, kind: 'promo', credits: credits + 1, source, expiresAt });
      }
      if (dice < 0.7) return passExpiry(workspaceId);
      return reserve(workspaceId, credits);
    });
    await Promise.all(doing);
    await sweepExpired(deps);
    await expectSoundWallet(db, workspaceId);
  }
});

/** Lets the time of every open lot that has one be over. */
const passExpiry = (workspaceId: string) =>
  db.prisma.lot.updateMany({
    where: { wallet: { workspaceId }, closedAt: null, expiresAt: { not: null } },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
