import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grant } from './grant.ts';
import { compareBurnOrder } from './burn-order.ts';
import { lotPriorities, type Book, type LotKind } from './ledger.ts';
import { reserve } from './reserve.ts';
import { whatNextJobUses } from './what-next-job-uses.ts';

const now = new Date('2026-11-20T12:00:00Z');
const empty: Book = {
  walletId: 'w',
  available: 0,
  held: 0,
  debt: 0,
  clawback: 0,
  lastSeq: 0,
  frozenAt: null,
  lots: [],
};

test('shows the subscription first and the top-up last, and what is missing', () => {
  const lots = [
    { id: 'empty', available: 0 },
    { id: 'subscription', available: 100 },
    { id: 'top-up', available: 100 },
  ];
  expect(whatNextJobUses(lots, 150)).toEqual({
    lines: [
      { lotId: 'subscription', credits: 100 },
      { lotId: 'top-up', credits: 50 },
    ],
    missingCredits: 0,
  });
  expect(whatNextJobUses(lots, 230).missingCredits).toBe(30);
  expect(whatNextJobUses(lots, 0)).toEqual({ lines: [], missingCredits: 0 });
});

test('shows exactly the receipt that the job would then get', () => {
  const kinds = Object.keys(lotPriorities) as LotKind[];
  const lotsGiven = fc.array(
    fc.record({ kind: fc.constantFrom(...kinds), credits: fc.integer({ min: 1, max: 200 }) }),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(lotsGiven, fc.nat(1_000), (given, credits) => {
      let book = empty;
      for (const [i, lot] of given.entries())
        book = grant(book, { ...lot, lotId: `lot_${i}`, source: `s${i}`, expiresAt: null, now }).book;
      const shown = whatNextJobUses([...book.lots].sort(compareBurnOrder), credits);
      const reserved = reserve(book, { holdId: 'h', jobId: 'j', credits }, now);
      if (reserved.ok)
        expect(shown).toEqual({
          lines: reserved.value.hold.lines.map(({ lotId, amount }) => ({ lotId, credits: amount })),
          missingCredits: 0,
        });
      else expect(shown.missingCredits).toBe(credits - book.available);
    }),
  );
});
