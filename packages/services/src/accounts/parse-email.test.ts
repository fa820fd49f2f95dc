import { describe, expect, it } from 'vitest';
import { parseEmail } from './parse-email.ts';

describe('an e-mail address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    [' Ada.Lovelace+studio@Mail.Example.COM ', 'ada.lovelace+studio@mail.example.com'],
    ["o'brien_1@xn--mgbh0fb.xn--kgbechtv", "o'brien_1@xn--mgbh0fb.xn--kgbechtv"],
    ['owner@maquette.local', 'owner@maquette.local'],
  ])('%j is kept as %s', (text, email) => expect(parseEmail(text)).toEqual({ ok: true, value: email }));

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'ada@example.com, eve@example.com',
    'ada@example.com\nbcc: eve@example.com',
    'ada..l@example.com',
    '.ada@example.com',
    'ada.@example.com',
    'ada@-example.com',
    '"ada"@example.com',
    'ada@[127.0.0.1]',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a.'.repeat(130)}com`,
  ])('%j is none', (text) => {
    expect(parseEmail(text)).toMatchObject({ ok: false, refusal: { code: 'input.invalid', field: 'email' } });
  });

  it('is judged at once, however long it is', () => {
    const start = performance.now();
    parseEmail(`${'a.'.repeat(50_000)}@${'a-'.repeat(50_000)}`);
    parseEmail(`a@${'a-'.repeat(120)}`);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
