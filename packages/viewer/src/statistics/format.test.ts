import { expect, test } from 'vitest';
import { formatMime, formatSizeMetres } from './format.ts';

test('sizes show three digits that count, from a ring to a hall', () => {
  expect(formatSizeMetres([0.018, 0.005, 0.018])).toBe('0.018 × 0.005 × 0.018 m');
  expect(formatSizeMetres([0.42, 1.0512, 0.37])).toBe('0.42 × 1.05 × 0.37 m');
  expect(formatSizeMetres([12.34, 4, 8.06])).toBe('12.3 × 4.0 × 8.1 m');
  expect(formatSizeMetres([340.2, 20, 120])).toBe('340 × 20 × 120 m');
});

test('below a centimetre they are told in millimetres', () => {
  expect(formatSizeMetres([0.004, 0.0021, 0.00405])).toBe('4.00 × 2.10 × 4.05 mm');
});

test('image types go by the names that people know', () => {
  expect(['image/jpeg', 'image/webp', 'image/png', 'image/ktx2'].map(formatMime)).toEqual([
    'JPEG',
    'WebP',
    'PNG',
    'KTX2',
  ]);
});
