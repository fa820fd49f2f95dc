import { expect, it } from 'vitest';
import { limitWords } from './key-words.ts';

const project = (name: string) => ({ id: name, name });

it.each([
  [[], [], []],
  [['Chairs'], [], ['Only Chairs']],
  [['Chairs', 'Tables'], [2_000], ['Only 2 projects', 'At most 2,000 credits per day']],
])('a key that is kept to %j with caps of %j', (projects, caps, words) => {
  const cap = (credits: number) => ({ period: 'day' as const, credits, isHard: true });
  expect(limitWords({ projects: projects.map(project), caps: caps.map(cap) })).toEqual(words);
});
