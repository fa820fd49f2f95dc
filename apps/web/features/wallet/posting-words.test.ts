import type { LedgerEntryView } from '@maquette/domain/credits';
import { expect, test } from 'vitest';
import { entryWords } from './posting-words.ts';

const said = (reason: string, from: LedgerEntryView['from'], to: LedgerEntryView['to'], more = {}) =>
  entryWords({ reason, from, to, amount: 8, lotKind: 'top_up', jobId: null, ...more } as LedgerEntryView);

test('says what each entry did to what can be spent, and to what is held', () => {
  expect(said('grant', 'world', 'available')).toEqual({
    title: 'Top-up came in',
    effect: 'They can be spent',
    availableChange: 8,
    heldChange: 0,
  });
  expect(said('reserve', 'available', 'held')).toMatchObject({ availableChange: -8, heldChange: 8 });
  expect(said('release', 'held', 'available')).toMatchObject({ availableChange: 8, heldChange: -8 });
});

test('credits that were held already are charged without a second change', () => {
  expect(said('settle', 'held', 'spent')).toMatchObject({
    title: 'Charged for',
    availableChange: 0,
    heldChange: -8,
  });
});

test('tells the two sides of a restored lot and of a rollover apart', () => {
  expect(said('restore', 'held', 'rolled').title).not.toBe(said('restore', 'world', 'available').title);
  expect(said('renew', 'available', 'rolled').title).not.toBe(said('renew', 'world', 'available').title);
  expect(said('expire', 'available', 'expired', { lotKind: 'trial' }).title).toBe('Trial credits expired');
});

test('shows a reason of a later version as it is', () => {
  expect(said('gift', 'world', 'available').title).toBe('gift');
});
