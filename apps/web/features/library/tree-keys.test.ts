import { expect, test } from 'vitest';
import { keyTarget, type TreeItem } from './tree-keys.ts';

const items: TreeItem[] = [
  { id: 'all', parentId: null, isOpen: null },
  { id: 'chairs', parentId: null, isOpen: true },
  { id: 'legs', parentId: 'chairs', isOpen: null },
  { id: 'tables', parentId: null, isOpen: false },
];
const from = (id: string, key: string) =>
  keyTarget(
    items,
    items.find((item) => item.id === id)!,
    key,
  );

test('arrows walk the lines in sight, and stop at the ends', () => {
  expect(from('chairs', 'ArrowDown')).toEqual({ id: 'legs' });
  expect(from('legs', 'ArrowUp')).toEqual({ id: 'chairs' });
  expect(from('tables', 'ArrowDown')).toBeNull();
  expect(from('tables', 'Home')).toEqual({ id: 'all' });
  expect(from('all', 'End')).toEqual({ id: 'tables' });
});

test('right opens, then goes inside; left closes, then goes out', () => {
  expect(from('tables', 'ArrowRight')).toEqual({ id: 'tables', open: true });
  expect(from('chairs', 'ArrowRight')).toEqual({ id: 'legs' });
  expect(from('chairs', 'ArrowLeft')).toEqual({ id: 'chairs', open: false });
  expect(from('legs', 'ArrowLeft')).toEqual({ id: 'chairs' });
});

test('leaves other keys alone', () => {
  expect(from('all', 'ArrowLeft')).toBeNull();
  expect(from('all', 'x')).toBeNull();
});
