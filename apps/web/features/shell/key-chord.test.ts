import { expect, test } from 'vitest';
import { keyChord } from './key-chord.ts';

function typed(keys: [key: string, atMs: number][]): string[] {
  const done: string[] = [];
  const chord = keyChord({ '?': () => done.push('help'), 'g p': () => done.push('projects') });
  for (const [key, atMs] of keys) chord(key, atMs);
  return done;
}

test('? opens the help at once', () => {
  expect(typed([['?', 0]])).toEqual(['help']);
});

test('g and p go to the projects', () => {
  expect(
    typed([
      ['g', 0],
      ['p', 500],
    ]),
  ).toEqual(['projects']);
});

test('a chord that takes too long, or is interrupted, does nothing', () => {
  expect(
    typed([
      ['g', 0],
      ['p', 2_000],
    ]),
  ).toEqual([]);
  expect(
    typed([
      ['g', 0],
      ['x', 100],
      ['p', 200],
    ]),
  ).toEqual([]);
});

test('starting a chord anew is a start', () => {
  expect(
    typed([
      ['g', 0],
      ['g', 1_000],
      ['p', 1_900],
    ]),
  ).toEqual(['projects']);
});
