import { expect, it } from 'vitest';
import { auditChange } from './audit-change.ts';

it('a change tells the fields that differ, and no others', () => {
  expect(
    auditChange(
      { name: 'Chairs', dueOn: null, scopes: ['read'] },
      { name: 'Tables', dueOn: null, scopes: ['read'], brief: 'Four legs' },
    ),
  ).toEqual({ before: { name: 'Chairs' }, after: { name: 'Tables', brief: 'Four legs' } });
});
