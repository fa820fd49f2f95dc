import { expect, test } from 'vitest';
import { requestHash } from './request-hash.ts';

test('the same request in another order of its keys is the same request', () => {
  const a = requestHash({ operation: 'x', params: { b: 1, a: [1, { d: 2, c: 3 }] } });
  const b = requestHash({ params: { a: [1, { c: 3, d: 2 }], b: 1 }, operation: 'x', name: undefined });
  expect(a).toBe(b);
});

test('another value, another order in a list or another field is another request', () => {
  const hashes = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, '2'] }, { a: [1, 2], b: null }].map(requestHash);
  expect(new Set(hashes).size).toBe(4);
});
