import { expect, it } from 'vitest';
import { checkPart, type NewPart } from './index.ts';

const part = (more: Partial<NewPart> = {}): NewPart => ({
  role: 'editor',
  task: '',
  mayComment: true,
  creditsPerMonth: null,
  ...more,
});

it.each([
  ['guest', part({ role: 'lead' }), 'role'],
  ['guest', part({ creditsPerMonth: -1 }), 'creditsPerMonth'],
  ['guest', part({ creditsPerMonth: 1.5 }), 'creditsPerMonth'],
  ['editor', part({ creditsPerMonth: 10 }), 'creditsPerMonth'],
] as const)('a %s cannot have the part %j', (role, wrong, field) => {
  expect(checkPart(role, wrong)).toMatchObject({ refusal: { code: 'input.invalid', field } });
});

it('a guest looks, edits and spends within credits; a member leads', () => {
  expect(checkPart('guest', part({ role: 'viewer' })).ok).toBe(true);
  expect(checkPart('guest', part({ creditsPerMonth: 0 })).ok).toBe(true);
  expect(checkPart('guest', part({ creditsPerMonth: 70 })).ok).toBe(true);
  for (const role of ['lead', 'editor', 'viewer'] as const)
    expect(checkPart('viewer', part({ role })).ok).toBe(true);
});
