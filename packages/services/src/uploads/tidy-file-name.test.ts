import { describe, expect, it } from 'vitest';
import { tidyFileName } from './tidy-file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['chair.png', 'chair.png', 'chair'],
    ['C:\\Users\\ada\\my chair.JPG', 'my chair.JPG', 'my chair'],
    ['../../etc/passwd', 'passwd', 'passwd'],
    ['chair.final.v2.png', 'chair.final.v2.png', 'chair.final.v2'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe', 'invoicegnp'],
    ['.png', 'Untitled.png', 'Untitled'],
    ['', 'Untitled', 'Untitled'],
    ['a/', 'Untitled', 'Untitled'],
    ['Stühle <b>.png', 'Stühle <b>.png', 'Stühle <b>'],
    [`${'😀'.repeat(200)}.png`, `${'😀'.repeat(110)}.png`, '😀'.repeat(110)],
  ])('%j is shown as %j', (given, name, title) => expect(tidyFileName(given)).toEqual({ name, title }));
});
