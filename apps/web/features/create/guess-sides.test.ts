import { expect, test } from 'vitest';
import { guessSides } from './guess-sides.ts';

const pictures = (...names: string[]) => names.map((name) => ({ uploadId: `upload of ${name}`, name }));

test('believes what the names of the pictures say', () => {
  expect(guessSides(pictures('lantern-left', 'lantern-front'))).toEqual({
    left: 'upload of lantern-left',
    front: 'upload of lantern-front',
  });
  expect(guessSides(pictures('Back of it', 'FRONT'))).toEqual({
    back: 'upload of Back of it',
    front: 'upload of FRONT',
  });
});

test('takes two that say nothing as the front and the back', () => {
  expect(guessSides(pictures('a', 'b'))).toEqual({ front: 'upload of a', back: 'upload of b' });
});

test('fills the sides that are left, and hears no side in another word', () => {
  expect(guessSides(pictures('leftover', 'x-back', 'c'))).toEqual({
    front: 'upload of leftover',
    back: 'upload of x-back',
    left: 'upload of c',
  });
});
