import { describe, expect, it } from 'vitest';
import { isDiskFull, tooLarge } from './refusals.ts';

describe('a full disk', () => {
  it.each([
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), true],
    [Object.assign(new Error('write'), { code: 'EDQUOT' }), true],
    [new Error('x.png: write error\nsystem error: No space left on device'), true],
    [new Error('VipsJpeg: premature end of JPEG image'), false],
    [Object.assign(new Error('open'), { code: 'EACCES' }), false],
  ])('is told apart from other failures: %s', (error, isFull) => expect(isDiskFull(error)).toBe(isFull));
});

it('sizes are said as people say them', () => {
  expect(tooLarge(40 * 1024 * 1024, 20 * 1024 * 1024).refusal.message).toBe(
    'This file has 40 MB; the most that is taken is 20 MB.',
  );
  expect(tooLarge(20.04 * 1024 * 1024, 20 * 1024 * 1024).refusal.message).toContain('more than 20 MB');
});
