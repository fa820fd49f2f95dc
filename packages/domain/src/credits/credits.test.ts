import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBurnOrder } from './burn-order.ts';
import { clawBack } from './claw-back.ts';
import { createCreditModel } from './credit-model.ts';
import { expireDue } from './expire-due.ts';
import { grant } from './grant.ts';
import type { Book, Change, Hold, LotKind, Posting } from './ledger.ts';
import { endSubscription, renew } from './renew.ts';
import { replay } from './replay.ts';
import { reserve } from './reserve.ts';
import { settle } from './settle.ts';

/** Only these change how many credits a workspace has. */
const changesTheSum = new Set(['grant', 'settle', 'expire', 'repay', 'clawback', 'end']);
const sum = (list: Posting[]) => list.reduce((total, posting) => total + posting.amount, 0);
const dayMs = 86_400_000;
const kinds: LotKind[] = ['trial', 'promo', 'rollover', 'subscription', 'adjustment', 'top_up'];

const step = fc.oneof(
  fc.record({
    do: fc.constant('grant' as const),
    kind: fc.constantFrom(...kinds),
    credits: fc.integer({ min: 1, max: 60 }),
    endsInDays: fc.option(fc.integer({ min: 0, max: 30 })),
  }),
  fc.record({ do: fc.constant('reserve' as const), credits: fc.integer({ min: 0, max: 50 }) }),
  fc.record({
    do: fc.constant('settle' as const),
    which: fc.nat(20),
    // above 1: a report that claims more than was set aside
    share: fc.constantFrom(0, 0, 0.3, 0.5, 1, 1.7),
  }),
  fc.record({
    do: fc.constant('clock' as const),
    days: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: -20, max: -1 })),
  }),
  fc.record({ do: fc.constant('sweep' as const) }),
  fc.record({
    do: fc.constant('renew' as const),
    credits: fc.integer({ min: 1, max: 60 }),
    // also periods that were over, or had not begun: events come late and in any order
    periodDays: fc.integer({ min: -40, max: 20 }),
    cap: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({ do: fc.constant('end' as const) }),
  fc.record({
    do: fc.constant('clawback' as const),
    credits: fc.integer({ min: 1, max: 60 }),
    which: fc.nat(20),
  }),
  fc.record({ do: fc.constant('owe' as const), credits: fc.integer({ min: 1, max: 20 }) }),
);

/** Runs the same steps through the code and through the model, and looks at the invariants after each. */
function runBoth(steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const model = createCreditModel();
  const ledger: Posting[] = [];
  const holds: Hold[] = [];
  let book: Book = {
    walletId: 'wal_1',
    available: 0,
    held: 0,
    debt: 0,
    clawback: 0,
    lastSeq: 0,
    frozenAt: null,
    lots: [],
  };
  let now = new Date('2026-01-01T00:00:00Z');
  const take = (change: Change) => {
    book = change.book;
    ledger.push(...change.postings);
  };

  steps.forEach((s, i) => {
    const id = String(i).padStart(4, '0');
    const before = { sum: book.available + book.held, lots: book.lots };
    const from = ledger.length;
    if (s.do === 'clock') now = new Date(now.getTime() + s.days * dayMs);
    if (s.do === 'sweep') {
      take(expireDue(book, now));
      model.sweep(now.getTime());
    }
    if (s.do === 'owe') {
      book = { ...book, debt: book.debt + s.credits };
      model.owe(s.credits);
    }
    if (s.do === 'grant') {
      const expiresAt = s.endsInDays === null ? null : new Date(now.getTime() + s.endsInDays * dayMs);
      take(grant(book, { lotId: id, kind: s.kind, credits: s.credits, source: id, expiresAt, now }));
      model.grant(
        { id, kind: s.kind, grantedMs: now.getTime(), endsMs: expiresAt?.getTime() ?? null },
        s.credits,
      );
    }
    if (s.do === 'renew') {
      const periodStart = new Date(now.getTime() + s.periodDays * dayMs);
      const expiresAt = new Date(periodStart.getTime() + 34 * dayMs);
      const rolloverLotId = `${id}r`;
      const asked = { lotId: id, credits: s.credits, source: id, periodStart, expiresAt };
      take(renew(book, { ...asked, rolloverCreditsMax: s.cap, rolloverLotId, now }));
      model.renew(
        { id, grantedMs: now.getTime(), endsMs: expiresAt.getTime(), periodMs: periodStart.getTime() },
        { amount: s.credits, cap: s.cap, rolloverId: rolloverLotId },
      );
    }
    if (s.do === 'end') {
      take(endSubscription(book, now));
      model.endSubscription(now.getTime());
    }
    if (s.do === 'clawback') {
      const lotIds = book.lots.length > 0 ? [book.lots[s.which % book.lots.length]!.id] : [];
      take(clawBack(book, { credits: s.credits, lotIds, now }));
      model.clawBack(s.credits, lotIds, now.getTime());
    }
    if (s.do === 'reserve') {
      const result = reserve(book, { holdId: id, jobId: `job${id}`, credits: s.credits }, now);
      expect(result.ok).toBe(model.reserve(id, s.credits, now.getTime()));
      if (result.ok) {
        take(result.value);
        holds.push(result.value.hold);
        expectBurnOrderKept(before.lots, result.value);
      }
    }
    if (s.do === 'settle' && holds.length > 0) {
      const at = s.which % holds.length;
      const hold = holds[at]!;
      const credits = Math.round(hold.amount * s.share);
      const change = settle(book, hold, { credits, restoredLotId: id, now });
      take(change);
      holds[at] = change.hold;
      model.settle(hold.id, credits, { nowMs: now.getTime(), restoredLotId: id });
      expect(change.hold.settled + change.hold.released).toBe(hold.amount);
      if (hold.status === 'closed') expect(change.postings).toEqual([]);
    }
    expectSameAsModel(book, model);
    expectInvariants(book, ledger, holds);
    const moved = ledger.slice(from).filter((p) => changesTheSum.has(p.reason));
    if (moved.length === 0) expect(book.available + book.held).toBe(before.sum);
  });
  return { book, ledger, holds };
}

function expectSameAsModel(book: Book, model: ReturnType<typeof createCreditModel>) {
  expect(book.available).toBe(model.count('available'));
  expect(book.held).toBe(model.count('held'));
  expect([book.debt, book.clawback]).toEqual([model.debt(), model.clawback()]);
  expect(book.clawback).toBeLessThanOrEqual(book.held);
  expect(book.lots.map((lot) => lot.id).sort()).toEqual(model.lotIds().sort());
  for (const lot of book.lots)
    for (const state of ['available', 'held', 'spent', 'expired', 'revoked', 'rolled'] as const)
      expect([lot.id, state, lot[state]]).toEqual([lot.id, state, model.count(state, lot.id)]);
}

function expectInvariants(book: Book, ledger: Posting[], holds: Hold[]) {
  for (const lot of book.lots) {
    const states = [lot.available, lot.held, lot.spent, lot.expired, lot.revoked, lot.rolled];
    expect(states.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
    expect(states.reduce((a, b) => a + b)).toBe(lot.amount);
    if (lot.closedAt !== null) expect(lot.available).toBe(0);
  }
  const balance = replay(ledger);
  expect(balance.available).toBe(book.available);
  expect(balance.held).toBe(book.held);
  const open = holds.filter((hold) => hold.status === 'open');
  expect(book.held).toBe(open.reduce((sum, hold) => sum + hold.amount, 0));
}

function expectBurnOrderKept(lotsBefore: Book['lots'], change: Change & { hold: Hold }) {
  const expired = new Set(change.postings.filter((p) => p.reason === 'expire').map((p) => p.lotId));
  const order = lotsBefore
    .filter((lot) => lot.closedAt === null && lot.available > 0 && !expired.has(lot.id))
    .sort(compareBurnOrder)
    .map((lot) => lot.id);
  const used = change.hold.lines.map((line) => line.lotId);
  expect(used).toEqual(order.slice(0, used.length));
  for (const id of used.slice(0, -1))
    expect(change.book.lots.find((lot) => lot.id === id)!.available).toBe(0);
}

test('agrees with a wallet in which every credit is counted by hand, whatever happens in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => void runBoth(steps)),
    { numRuns: 1_500 },
  );
});

test('creates no credits however the clock jumps', () => {
  const jumps = step.filter((s) => s.do !== 'owe' && s.do !== 'clawback');
  fc.assert(
    fc.property(fc.array(jumps, { maxLength: 60 }), (steps) => {
      const { ledger } = runBoth(steps);
      const granted = ledger.filter((p) => p.reason === 'grant');
      const restored = ledger.filter((p) => p.from === 'world' && p.reason === 'restore');
      const rolled = ledger.filter((p) => p.to === 'rolled');
      const renewed = ledger.filter((p) => p.from === 'world' && p.reason === 'renew');
      expect(sum(restored) + sum(renewed)).toBe(sum(rolled));
      const { available, held } = replay(ledger);
      expect(available + held).toBeLessThanOrEqual(sum(granted));
    }),
    { numRuns: 200 },
  );
});

test('a job of 150 with 100 of the plan and 100 of a top-up, settled at 120: 100 and 20 are spent, 30 come back to the top-up', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const empty: Book = {
    walletId: 'wal_1',
    available: 0,
    held: 0,
    debt: 0,
    clawback: 0,
    lastSeq: 0,
    frozenAt: null,
    lots: [],
  };
  const grantOf = (book: Book, kind: LotKind) =>
    grant(book, { lotId: kind, kind, credits: 100, source: kind, expiresAt: null, now }).book;
  const full = grantOf(grantOf(empty, 'top_up'), 'subscription');
  const reserved = reserve(full, { holdId: 'hold_1', jobId: 'job_1', credits: 150 }, now);
  if (!reserved.ok) throw new Error(reserved.refusal.message);
  const { book } = settle(reserved.value.book, reserved.value.hold, {
    credits: 120,
    restoredLotId: 'lot_r',
    now,
  });
  const lotOf = (kind: LotKind) => book.lots.find((lot) => lot.kind === kind);
  expect(lotOf('subscription')).toMatchObject({ spent: 100, available: 0 });
  expect(lotOf('top_up')).toMatchObject({ spent: 20, available: 80 });
});
