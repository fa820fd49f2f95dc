import { expect, it } from 'vitest';
import { askOf, exportAddress } from './use-audit-address.ts';

const nothing = {
  who: null,
  group: null,
  target: null,
  project: null,
  outcome: null,
  from: null,
  to: null,
  text: null,
};

it('asks by what the address says, and by nothing else', () => {
  expect(askOf(nothing)).toEqual({});
  expect(askOf({ ...nothing, who: 'payments', outcome: 'refused' })).toEqual({
    actorKind: 'payments',
    outcome: 'refused',
  });
  expect(askOf({ ...nothing, who: 'usr_1', text: 'a&b' })).toEqual({ actorId: 'usr_1', text: 'a&b' });
});

it('leads to the whole log, or to what is shown', () => {
  expect(exportAddress('ws_1', 'jsonl', null)).toBe('/api/exports/ws_1/audit.jsonl');
  expect(exportAddress('ws_1', 'csv', { ...nothing, text: 'a&b' })).toBe(
    '/api/exports/ws_1/audit.csv?text=a%26b',
  );
});
