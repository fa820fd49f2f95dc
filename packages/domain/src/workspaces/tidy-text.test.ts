import { describe, expect, it } from 'vitest';
import { tidyName, tidyText } from './tidy-text.ts';

const name = (text: string) => tidyName(text, { field: 'name', kind: 'folder' });

describe('a name', () => {
  it.each([
    ['  Chairs \n and\t tables ', 'Chairs and tables'],
    ['Stühle', 'Stühle'],
    ['Stu\u0308hle', 'Stühle'],
    ['evil\u202egnp.exe', 'evilgnp.exe'],
    ['a\u0000b\u200bc', 'abc'],
    ['😀'.repeat(80), '😀'.repeat(80)],
  ])('%j becomes %j', (text, tidy) => expect(name(text)).toEqual({ ok: true, value: tidy }));

  it.each(['', '   ', '\u200b\n'])('%j is none', (text) => {
    expect(name(text)).toMatchObject({ ok: false, refusal: { code: 'input.invalid', field: 'name' } });
  });

  it('may not be too long', () => {
    expect(name('a'.repeat(81))).toMatchObject({
      refusal: { message: 'This name is too long: 80 characters at most.', field: 'name' },
    });
  });
});

describe('a text', () => {
  it('keeps its lines', () => {
    expect(tidyText(' one\r\ntwo\rthree\u0007\n', { field: 'brief' })).toEqual({
      ok: true,
      value: 'one\ntwo\nthree',
    });
  });

  it('may be empty, but not too long', () => {
    expect(tidyText('', { field: 'usage' })).toEqual({ ok: true, value: '' });
    expect(tidyText('a'.repeat(201), { field: 'usage' })).toMatchObject({
      ok: false,
      refusal: { field: 'usage' },
    });
  });
});
