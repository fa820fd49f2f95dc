import type { PostingView } from '@maquette/domain/credits';
import { expect, test } from 'vitest';
import { postingWords } from './posting-words.ts';

const posting = (reason: string, from: PostingView['from'], to: PostingView['to']): PostingView =>
  ({ reason, from, to, amount: 8 }) as PostingView;

test('says what each line did to what can be spent', () => {
  expect(postingWords(posting('grant', 'world', 'available'))).toEqual({
    text: 'Credits came in',
    availableCredits: 8,
  });
  expect(postingWords(posting('reserve', 'available', 'held'))).toEqual({
    text: 'Held for a job',
    availableCredits: -8,
  });
  expect(postingWords(posting('release', 'held', 'available')).availableCredits).toBe(8);
});

test('credits that were held already are charged without a second change', () => {
  expect(postingWords(posting('settle', 'held', 'spent'))).toEqual({
    text: 'Job charged',
    availableCredits: 0,
  });
});

test('shows a reason of a later version as it is', () => {
  expect(postingWords(posting('gift', 'world', 'available')).text).toBe('gift');
});
