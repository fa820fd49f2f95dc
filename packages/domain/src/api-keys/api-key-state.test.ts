import { expect, it } from 'vitest';
import { apiKeyState } from './index.ts';

const now = new Date('2026-11-20T12:00:00Z');
const key = { expiresAt: null, revokedAt: null, replacedById: null };

it.each([
  [{}, 'active'],
  [{ expiresAt: '2026-12-20T12:00:00Z' }, 'active'],
  [{ expiresAt: '2026-11-27T12:00:00Z' }, 'expires-soon'],
  [{ expiresAt: '2026-11-21T12:00:00Z', replacedById: 'key_2' }, 'ending'],
  [{ expiresAt: '2026-11-20T12:00:00Z', replacedById: 'key_2' }, 'expired'],
  [{ expiresAt: '2026-11-20T12:00:00Z' }, 'expired'],
  [{ revokedAt: '2026-11-20T11:00:00Z', expiresAt: '2026-12-20T12:00:00Z' }, 'revoked'],
] as const)('a key with %j is %s', (more, state) => {
  expect(apiKeyState({ ...key, ...more }, now)).toBe(state);
});
