/** How a password looks while it is typed. The server's check is the one that decides. */
export interface PasswordAdvice {
  /** 0 (too short) to 4. */
  strength: 0 | 1 | 2 | 3 | 4;
  label: string;
  /** What would make it better; empty when nothing needs to. */
  hint: string;
}

export const passwordCharactersMin = 8;
export const passwordCharactersMax = 128;

const common =
  /^(password|passwort|qwerty|qwertz|letmein|welcome|iloveyou|admin|maquette|dragon|monkey|football)/i;

/**
 * Judges by the characters that are left after runs ("aaa", "123") and the person's own words are taken out.
 * @param ownWords name and address of the person: guessed first
 */
export function passwordAdvice(password: string, ownWords: string[]): PasswordAdvice {
  const missing = passwordCharactersMin - password.length;
  if (missing > 0)
    return {
      strength: 0,
      label: 'Too short',
      hint: `${missing} more character${missing === 1 ? '' : 's'} at least.`,
    };
  if (password.length > passwordCharactersMax)
    return { strength: 0, label: 'Too long', hint: `${passwordCharactersMax} characters at most.` };
  if (common.test(password))
    return { strength: 1, label: 'Easy to guess', hint: 'It starts with a very common password.' };
  if (ownWords.some((word) => isIn(password, word)))
    return { strength: 1, label: 'Easy to guess', hint: 'Leave out your name and your address.' };
  const left = countWithoutRuns(password);
  if (left < 7) return { strength: 1, label: 'Easy to guess', hint: 'Avoid runs such as "aaa" or "1234".' };
  if (left < 10)
    return { strength: 2, label: 'Fair', hint: 'Longer is safer: a few unusual words work well.' };
  return left < 14 ? { strength: 3, label: 'Good', hint: '' } : { strength: 4, label: 'Strong', hint: '' };
}

function isIn(password: string, ownWord: string): boolean {
  const words = ownWord
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);
  return words.some((word) => password.toLowerCase().includes(word));
}

/** Characters that are neither the same as the one before nor its neighbour in the alphabet. */
function countWithoutRuns(password: string): number {
  const codes = Array.from(password, (character) => character.codePointAt(0)!);
  return codes.filter((code, i) => i === 0 || Math.abs(code - codes[i - 1]!) > 1).length;
}
