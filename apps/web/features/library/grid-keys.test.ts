import { expect, test } from 'vitest';
import { columnsOf, movedIndex } from './grid-keys.ts';

const shape = { count: 10, columns: 4, pageRows: 2 };

test('arrows move by one and by a row, and stay inside', () => {
  expect(movedIndex('ArrowRight', 3, shape)).toBe(4);
  expect(movedIndex('ArrowLeft', 0, shape)).toBe(0);
  expect(movedIndex('ArrowDown', 1, shape)).toBe(5);
  expect(movedIndex('ArrowDown', 7, shape)).toBe(7);
  expect(movedIndex('ArrowUp', 5, shape)).toBe(1);
  expect(movedIndex('ArrowUp', 2, shape)).toBe(2);
});

test('pages, the first and the last', () => {
  expect(movedIndex('PageDown', 1, shape)).toBe(9);
  expect(movedIndex('PageUp', 9, shape)).toBe(1);
  expect(movedIndex('Home', 7, shape)).toBe(0);
  expect(movedIndex('End', 0, shape)).toBe(9);
  expect(movedIndex('a', 0, shape)).toBeNull();
});

test('as many columns as fit, two on the narrowest phone', () => {
  expect(columnsOf(1_000, 168, 16)).toBe(5);
  expect(columnsOf(320, 168, 16)).toBe(2);
});
