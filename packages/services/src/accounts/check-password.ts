import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { ok, refuse, type Result } from '@maquette/domain/result';

export const passwordCharactersMin = 8;
export const passwordCharactersMax = 128;

/** Of zxcvbn's 0 to 4. 1 means: found within a million guesses, which is a list of common ones and their variations. */
const scoreMin = 2;
/** The time that the estimate takes grows fast with the length; a good start is enough. */
const judgedCharacters = 40;
/** Parts of a name or an address that are shorter may stand in a password by chance. */
const ownWordCharactersMin = 4;

/**
 * Refuses with `auth.password-weak`: shorter than 8 or longer than 128 characters, common ones with their usual
 * variations (the dictionary of @zxcvbn-ts), and little else than the person's own name or address.
 */
export function checkPassword(password: string, person: { name: string; email: string }): Result<void> {
  const characters = [...password].length;
  if (characters < passwordCharactersMin) return weak(`Use at least ${passwordCharactersMin} characters.`);
  if (characters > passwordCharactersMax) return weak(`Use at most ${passwordCharactersMax} characters.`);
  const words = ownWords(person);
  if (
    withoutWords(password, words).length < passwordCharactersMin &&
    withoutWords(password, words) !== password
  )
    return weak('Leave out your name and your address.');
  if (judge().check(password.slice(0, judgedCharacters), words).score < scoreMin)
    return weak('This is one of the passwords that are tried first.');
  return ok(undefined);
}

const weak = (message: string): Result<never> =>
  refuse('auth.password-weak', message, {
    field: 'password',
    suggestion: 'A few unusual words in a row are strong and easy to keep in mind.',
  });

const ownWords = ({ name, email }: { name: string; email: string }): string[] => [
  email.toLowerCase(),
  ...`${name} ${email.split('@')[0]}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= ownWordCharactersMin)
    .toSorted((a, b) => b.length - a.length),
];

const withoutWords = (password: string, words: string[]): string =>
  words.reduce((left, word) => left.split(word).join(''), password.toLowerCase());

let judging: ZxcvbnFactory | null = null;

/** Made with the first password: unpacking the dictionary takes a tenth of a second. */
const judge = (): ZxcvbnFactory => (judging ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));
