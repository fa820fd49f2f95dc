import { expect, test } from 'vitest';
import { whyNotSend } from './check-file.ts';

test('lets pictures and models through, whatever the case of their names', () => {
  for (const name of ['a.png', 'B.JPG', 'c.jpeg', 'd.WebP', 'e.glb'])
    expect(whyNotSend({ name, size: 10 })).toBeNull();
});

test('says at once, and why, what will not be taken', () => {
  expect(whyNotSend({ name: 'drawing.svg', size: 10 })).toContain('not a PNG');
  expect(whyNotSend({ name: 'a.png', size: 0 })).toContain('empty');
  expect(whyNotSend({ name: 'a.png', size: 40 * 1_048_576 })).toBe(
    'This file has 40 MB; a picture may have 20 MB. Make it smaller.',
  );
  expect(whyNotSend({ name: 'a.glb', size: 40 * 1_048_576 })).toBeNull();
});
