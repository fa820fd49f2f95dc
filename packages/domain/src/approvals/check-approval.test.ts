import { expect, test } from 'vitest';
import type { Actor } from '../access/index.ts';
import { member } from '../access/testing.ts';
import { checkApproval } from './index.ts';

const actor = (more: Partial<Actor>): Actor => member('editor', more);
const key = {
  kind: 'api-key' as const,
  apiKeyId: 'key_1',
  scopes: ['jobs' as const, 'billing' as const],
  projectIds: [],
};

test.each([
  ['an editor above it', actor({}), 101, true],
  ['an editor at it', actor({}), 100, false],
  ['an admin above it', actor({ role: 'admin' }), 101, true],
  ['an owner above it', actor({ role: 'owner' }), 101, false],
  ['who pays the bills above it', actor({ billing: true }), 101, false],
  ['a program with a key of an owner above it', actor({ role: 'owner', via: key }), 101, true],
])('%s: needs somebody to agree: %s', (_who, who, credits, expected) => {
  expect(checkApproval(who, { credits, aboveCredits: 100 }).ok).toBe(!expected);
  expect(checkApproval(who, { credits, aboveCredits: null }).ok).toBe(true);
});

test('says above how many credits', () => {
  expect(checkApproval(actor({}), { credits: 150, aboveCredits: 100 })).toMatchObject({
    refusal: { code: 'approval.required', detail: { neededCredits: 150, thresholdCredits: 100 } },
  });
});
