import { expect, it } from 'vitest';
import { asItIs } from './as-it-is.ts';

it('sends a file as it is, so that its ranges fit', () => {
  const headers = { 'accept-ranges': 'bytes', 'cache-control': 'private, immutable' };
  expect(asItIs(new Response('x', { headers })).headers.get('cache-control')).toBe(
    'private, immutable, no-transform',
  );
});

it('leaves everything else alone', () => {
  expect(asItIs(Response.json({})).headers.has('cache-control')).toBe(false);
});
