import { expect, test } from 'vitest';
import { keepOnly, noSelection, pick, pickAll, type Selection } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const idsOf = (selection: Selection) => [...selection.ids].sort().join('');

test('a click selects one and lets go of the rest', () => {
  const first = pick(noSelection, { id: 'b', order });
  expect(idsOf(pick(first, { id: 'd', order }))).toBe('d');
});

test('Ctrl takes one more, and lets it go again', () => {
  const two = pick(pick(noSelection, { id: 'b', order }), { id: 'd', order, toggle: true });
  expect(idsOf(two)).toBe('bd');
  expect(idsOf(pick(two, { id: 'b', order, toggle: true }))).toBe('d');
});

test('Shift takes everything between, in both directions, and can be drawn back', () => {
  const anchor = pick(noSelection, { id: 'c', order });
  const wide = pick(anchor, { id: 'e', order, range: true });
  expect(idsOf(wide)).toBe('cde');
  expect(idsOf(pick(wide, { id: 'a', order, range: true }))).toBe('abc');
});

test('Shift and Ctrl together add a range to what is selected', () => {
  const anchor = pick(pick(noSelection, { id: 'a', order }), { id: 'c', order, toggle: true });
  expect(idsOf(pick(anchor, { id: 'd', order, range: true, toggle: true }))).toBe('acd');
});

test('Shift without a start selects the one', () => {
  expect(idsOf(pick(noSelection, { id: 'c', order, range: true }))).toBe('c');
});

test('what was moved or trashed is selected no longer', () => {
  const all = pickAll(order);
  expect(idsOf(keepOnly(all, ['b', 'c']))).toBe('bc');
  expect(keepOnly(all, order)).toBe(all);
});
