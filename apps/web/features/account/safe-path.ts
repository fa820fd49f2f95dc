/** Where to go after signing in: a path of our own, whatever stood in the address. Anything else becomes `/`. */
export function safePath(asked: string | string[] | null | undefined): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked)) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(asked, base)) return '/';
  const url = new URL(asked, base);
  // never back to a page that is for signed-out people: it would send them on again
  if (
    url.origin !== base ||
    /^\/(sign-in|sign-up|verify-email|forgot-password|reset-password|magic-link|api)(\/|$)/.test(url.pathname)
  )
    return '/';
  return url.pathname + url.search + url.hash;
}
