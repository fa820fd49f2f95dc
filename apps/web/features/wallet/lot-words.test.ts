import type { LotView } from '@maquette/domain/credits';
import { formatCount } from '@maquette/ui';
import { expect, test } from 'vitest';
import { lotEndWords, untilWords } from './lot-words.ts';

test('says when a lot ends, counted by the clock of the studio', () => {
  const now = '2026-11-20T12:00:00Z';
  expect(untilWords('2026-12-04T12:00:00Z', now)).toBe('in 14 days');
  expect(untilWords('2026-11-21T18:00:00Z', now)).toBe('in 1 day');
  expect(untilWords('2026-11-21T11:00:00Z', now)).toBe('in 23 hours');
  expect(untilWords('2026-11-20T12:20:00Z', now)).toBe('within the hour');
  expect(untilWords('2026-11-20T11:00:00Z', now)).toBe('');
});

test('says what became of a lot that is over', () => {
  const lot = { spent: 1_200, expired: 0, rolled: 300, revoked: 0 } as LotView;
  expect(lotEndWords(lot, formatCount)).toBe('1,200 spent, 300 rolled over');
});
