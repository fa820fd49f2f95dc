import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

describe('where signing in leads to', () => {
  it('comes back to the page that was asked for', () => {
    expect(safePath('/w/ws_1/jobs?status=running#top')).toBe('/w/ws_1/jobs?status=running#top');
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'w/ws_1',
    '',
    '/sign-in?callbackUrl=/w/ws_1',
    '/api/auth/signout',
  ])('never leads to another site or in a circle: %j', (asked) => {
    expect(safePath(asked)).toBe('/');
  });

  it('takes the start page when nothing was asked for', () => {
    expect([safePath(undefined), safePath(null), safePath(['/w/a', '/w/b'])]).toEqual(['/', '/', '/']);
  });
});
