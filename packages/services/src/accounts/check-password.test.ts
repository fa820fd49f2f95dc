import { describe, expect, it } from 'vitest';
import { checkPassword } from './check-password.ts';

const ada = { name: 'Ada Lovelace', email: 'countess@example.com' };

describe('a password', () => {
  it.each([
    ['short', 'Use at least 8 characters.'],
    ['a'.repeat(129), 'Use at most 128 characters.'],
    ['😀'.repeat(7), 'Use at least 8 characters.'],
    ...[
      'password',
      'Password1!',
      'P@ssw0rd!',
      'qwertyuiop',
      '12345678',
      'aaaaaaaaaa',
      'iloveyou1',
      'sunshine22',
    ].map((common) => [common, 'This is one of the passwords that are tried first.']),
    ['adalovelace1', 'Leave out your name and your address.'],
    ['Countess-1852', 'Leave out your name and your address.'],
    ['countess@example.com', 'Leave out your name and your address.'],
  ])('%s is refused: %s', (password, message) => {
    expect(checkPassword(password, ada)).toMatchObject({
      ok: false,
      refusal: { code: 'auth.password-weak', message, field: 'password', suggestion: expect.any(String) },
    });
  });

  it.each([
    'correct horse battery staple',
    'xkvq7rpl',
    'Lovelace wrote the first program',
    'Pässwörter sind Käse',
    '日本語のパスワードです',
    'correct horse battery staple '.repeat(4),
  ])('%s is taken', (password) =>
    expect(checkPassword(password, ada)).toEqual({ ok: true, value: undefined }),
  );

  it('of any kind is judged in less than a second', () => {
    const start = performance.now();
    for (const part of ['p4ssw0rd', 'ab', 'qwerty123', '!"§$%&/()='])
      checkPassword(part.repeat(64).slice(0, 128), ada);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
