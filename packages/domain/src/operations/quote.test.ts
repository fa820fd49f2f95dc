import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog, operationById } from './catalog.ts';
import { speedLanes, type Operation } from './operation.ts';
import { parseDraft } from './parse-params.ts';
import {
  defaultPrices,
  priceBookVersion,
  roundHalfUp,
  type PriceBook,
  type PriceList,
} from './price-book.ts';
import { creditsForDelivered, laneCredits, quote } from './quote.ts';

/** Values that some operation takes under this name; a draft that refuses them is skipped. */
const candidates = fc.record(
  {
    engine: fc.constantFrom('sculpt', 'hunyuan3d-2.1'),
    family: fc.constantFrom('standard', 'premium'),
    texture: fc.boolean(),
    pbr: fc.boolean(),
    textureQuality: fc.constantFrom('standard', 'detailed'),
    smartLowPoly: fc.boolean(),
    quad: fc.boolean(),
    generateParts: fc.boolean(),
    faceLimit: fc.option(fc.integer({ min: 500, max: 20_000 })),
    variants: fc.integer({ min: 1, max: 4 }),
    lane: fc.constantFrom(...speedLanes),
    views: fc.subarray(['front', 'left', 'back', 'right'], { minLength: 1 }),
    animations: fc.array(fc.constantFrom('walk', 'run'), { minLength: 1, maxLength: 5 }),
    actions: fc.integer({ min: 1, max: 20 }),
    widthPixels: fc.integer({ min: 256, max: 4096 }),
    heightPixels: fc.integer({ min: 256, max: 4096 }),
    upscale: fc.constantFrom(1, 2, 4),
    seconds: fc.option(fc.double({ min: 0.5, max: 30, noNaN: true })),
    scaleFactor: fc.option(fc.double({ min: 0.01, max: 100, noNaN: true })),
  },
  { requiredKeys: [] },
);

const defaultBook: PriceBook = { version: priceBookVersion, list: 'default', prices: defaultPrices };
const priceBooks = fc
  .constantFrom<PriceList>('default', 'toolkit')
  .map((list): PriceBook => ({ ...defaultBook, list }));
const operations = fc.constantFrom(...catalog);

function draftOf(operation: Operation, values: Record<string, unknown>) {
  const shape = Object.keys(parsedDefaults(operation));
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => shape.includes(name)));
  return parseDraft(operation, operation.id.startsWith('multiview') ? { ...known, views: undefined } : known);
}

function parsedDefaults(operation: Operation): Record<string, unknown> {
  const defaults = parseDraft(operation, {});
  if (!defaults.ok) throw new Error(`${operation.id} has no defaults`);
  return defaults.value;
}

/** Runs `check` on a quote of every operation with parameters that it accepts. */
function forEveryQuote(
  check: (operation: Operation, params: Record<string, unknown>, priceBook: PriceBook) => void,
) {
  fc.assert(
    fc.property(operations, candidates, priceBooks, (operation, values, priceBook) => {
      const draft = draftOf(operation, values);
      fc.pre(draft.ok);
      if (draft.ok) check(operation, draft.value, priceBook);
    }),
    { numRuns: 2000 },
  );
}

describe('a quote', () => {
  it('is a whole number of credits, never negative, and its lines add up to the total', () => {
    forEveryQuote((operation, params, priceBook) => {
      const price = quote(operation, params, { priceBook });
      expect(Number.isSafeInteger(price.totalCredits) && price.totalCredits >= 0).toBe(true);
      expect(price.lines.every(({ credits }) => Number.isSafeInteger(credits))).toBe(true);
      expect(price.lines.reduce((sum, { credits }) => sum + credits, 0)).toBe(price.totalCredits);
      expect(price.priceBookVersion).toBe(priceBookVersion);
    });
  });

  it('is the same every time it is asked for', () => {
    forEveryQuote((operation, params, priceBook) => {
      expect(quote(operation, params, { priceBook })).toEqual(
        quote(operation, structuredClone(params), { priceBook }),
      );
    });
  });

  it('on a lane is the standard price times its factor, rounded half up; free stays free', () => {
    forEveryQuote((operation, params, priceBook) => {
      if (operation.id === 'import-model') return;
      const of = (lane: string) => quote(operation, { ...params, lane }, { priceBook }).totalCredits;
      const standard = of('standard');
      expect(of('fast')).toBe(Math.floor((standard * 3 + 1) / 2));
      expect(of('off-peak')).toBe(Math.floor((standard * 8 + 5) / 10));
      if (standard === 0) expect([of('fast'), of('off-peak')]).toEqual([0, 0]);
    });
  });

  it('never falls when a variant is added, and at the standard lane is a multiple of one', () => {
    forEveryQuote((operation, params, priceBook) => {
      if (!('variants' in params)) return;
      const totals = [1, 2, 3, 4].map(
        (variants) => quote(operation, { ...params, variants }, { priceBook }).totalCredits,
      );
      for (let i = 1; i < 4; i++) expect(totals[i]!).toBeGreaterThanOrEqual(totals[i - 1]!);
      const one = quote(operation, { ...params, lane: 'standard', variants: 1 }, { priceBook }).totalCredits;
      expect(quote(operation, { ...params, lane: 'standard', variants: 4 }, { priceBook }).totalCredits).toBe(
        one * 4,
      );
    });
  });

  it('charges nothing for nothing, the total for everything, and never more than the total in between', () => {
    forEveryQuote((operation, params, priceBook) => {
      const price = quote(operation, params, { priceBook });
      expect(creditsForDelivered(price, 0)).toBe(0);
      expect(creditsForDelivered(price, price.resultCount)).toBe(price.totalCredits);
      for (let count = 1; count <= price.resultCount; count++) {
        expect(creditsForDelivered(price, count)).toBeLessThanOrEqual(price.totalCredits);
        expect(creditsForDelivered(price, count)).toBeGreaterThanOrEqual(
          creditsForDelivered(price, count - 1),
        );
      }
    });
  });

  it('covers a parameter that is left open at its most expensive value', () => {
    const sound = operationById('text-to-sound-effect')!;
    const open = quote(sound, { seconds: null, lane: 'standard' }, { priceBook: defaultBook }).totalCredits;
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 30, noNaN: true }), (seconds) => {
        expect(
          quote(sound, { seconds, lane: 'standard' }, { priceBook: defaultBook }).totalCredits,
        ).toBeLessThanOrEqual(open);
      }),
    );
  });

  it('shows what it consists of', () => {
    const operation = operationById('image-to-model')!;
    const draft = parseDraft(operation, {
      engine: 'hunyuan3d-2.1',
      quad: true,
      variants: 2,
      lane: 'off-peak',
    });
    if (!draft.ok) throw new Error(draft.refusal.message);
    const price = quote(operation, draft.value, { priceBook: defaultBook });
    expect(price.lines.map(({ code, credits }) => [code, credits])).toEqual([
      ['base', 30],
      ['quad', 5],
      ['variants', 35],
      ['lane', -14],
    ]);
    expect(price).toMatchObject({ totalCredits: 56, resultCredits: 28, resultCount: 2, lane: 'off-peak' });
  });
});

describe('rounding', () => {
  it('rounds half up', () => {
    expect([4.5, 4.49, 4.51, 0, 0.5, 22.5].map(roundHalfUp)).toEqual([5, 4, 5, 0, 1, 23]);
    expect(laneCredits(3, 'fast')).toBe(5);
    expect(laneCredits(1, 'off-peak')).toBe(1);
  });
});
