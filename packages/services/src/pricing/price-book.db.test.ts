import { defaultPrices, priceBookVersion } from '@maquette/domain/operations';
import { expect, test } from 'vitest';
import { shiftClock } from '../clock/shift-clock.ts';
import { editPriceBook } from '../operator/edit-price-book.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { readPriceBook, readQuotedPriceBook } from './read-price-book.ts';

const { here } = useOwnStudio();
const list = 'default' as const;
const minuteMs = 60_000;

const current = async () => (await readPriceBook(here.db.prisma, list)).version;
const quoted = (version: string | undefined) => readQuotedPriceBook(here.db.prisma, { list, version });
const edit = async (credits: number, effectiveAt: Date | null = null) =>
  value(
    await editPriceBook(
      here.studio.deps,
      { userId: 'usr_operator' },
      { changes: { 'modelMaking.sculpt.textured': credits }, note: '', effectiveAt },
    ),
  ).version;

test('the defaults are in force until an operator writes a version, and then hold for ten minutes more', async () => {
  expect(await current()).toBe(priceBookVersion);
  const first = await edit(9);
  expect(await current()).toBe(first);
  expect(value(await quoted(undefined)).prices.modelMaking.sculpt.textured).toBe(9);
  expect(value(await quoted(priceBookVersion)).prices).toEqual(defaultPrices);
  await shiftClock(here.studio.deps, { shiftMs: 11 * minuteMs });
  expect(codeOf(await quoted(priceBookVersion))).toBe('price.changed');
});

test('each version ends when the next one begins, also when that was written long before', async () => {
  const first = await edit(9);
  const later = await edit(11, new Date(Date.now() + 30 * minuteMs));
  expect(await current()).toBe(first);
  expect(codeOf(await quoted(later))).toBe('price.changed');
  await shiftClock(here.studio.deps, { shiftMs: 35 * minuteMs });
  expect(await current()).toBe(later);
  expect(value(await quoted(first)).prices.modelMaking.sculpt.textured).toBe(9);
  await shiftClock(here.studio.deps, { shiftMs: 6 * minuteMs });
  expect(codeOf(await quoted(first))).toBe('price.changed');
  expect(codeOf(await quoted('2020-01-01.1'))).toBe('price.changed');
});
