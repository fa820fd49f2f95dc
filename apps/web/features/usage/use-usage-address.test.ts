import { expect, test } from 'vitest';
import { askOf, exportAddress, narrowedTo, type UsageAddress } from './use-usage-address.ts';

const address: UsageAddress = {
  by: 'project',
  days: 7,
  from: null,
  to: null,
  member: 'usr_1',
  project: null,
  operation: null,
  engine: null,
  key: null,
};

test('asks for the last days until a first day is named', () => {
  expect(askOf(address)).toEqual({ groupBy: 'project', days: 7, memberId: 'usr_1' });
  expect(askOf({ ...address, from: '2026-11-01' })).toEqual({
    groupBy: 'project',
    from: '2026-11-01',
    memberId: 'usr_1',
  });
});

test('the file holds what the page shows', () => {
  expect(exportAddress('ws_1', address)).toBe(
    '/api/exports/ws_1/usage.csv?groupBy=project&days=7&memberId=usr_1',
  );
});

test('a row leads to its days, a day to its projects', () => {
  expect(narrowedTo('engine', 'sculpt')).toEqual({ by: 'day', engine: 'sculpt' });
  expect(narrowedTo('day', '2026-11-20')).toEqual({ by: 'project', from: '2026-11-20', to: '2026-11-20' });
  expect(narrowedTo('api-key', 'key_1')).toEqual({ by: 'day', key: 'key_1' });
  expect(narrowedTo('api-key', null)).toBeNull();
});
