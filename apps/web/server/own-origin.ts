import { ok, refuse, type Result } from '@maquette/domain/result';

/** The header that our own pages send with everything that changes something; a form of another site cannot. */
const csrfHeader = 'x-maquette-csrf';

interface Site {
  publicUrl: string;
  isDevelopment: boolean;
}

/**
 * Whether a request with a cookie comes from our own pages: its `Origin` is ours. In development the server is
 * reached as localhost and as 127.0.0.1; there the request's own host counts too.
 */
export function checkOrigin(headers: Headers, site: Site): Result<void> {
  const origin = headers.get('origin');
  if (origin === new URL(site.publicUrl).origin) return ok(undefined);
  if (site.isDevelopment && origin && isOwnLoopback(origin, headers.get('host'))) return ok(undefined);
  return refuseForeign();
}

/** For JSON that changes something by cookie; no form of any site can send this content type. */
export function checkOwnJson(headers: Headers, site: Site): Result<void> {
  const isJson = /^application\/json\b/i.test(headers.get('content-type') ?? '');
  return isJson ? checkOwnPage(headers, site) : refuse('input.media-type', 'This needs a JSON body.');
}

/** For what changes something by cookie: own origin, and the header of our pages. */
export function checkOwnPage(headers: Headers, site: Site): Result<void> {
  return headers.get(csrfHeader) === '1' ? checkOrigin(headers, site) : refuseForeign();
}

/**
 * For a plain form on a page of a share link. These pages tell nobody where one comes from, so the browser sends `null` as
 * the origin of their forms; where it says more (`sec-fetch-site`), that decides.
 */
export function checkLinkForm(headers: Headers, site: Site): Result<void> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? ''))
    return refuse('input.media-type', 'This needs a form.');
  const from = headers.get('sec-fetch-site');
  if (from !== null) return from === 'same-origin' ? ok(undefined) : refuseForeign();
  const origin = headers.get('origin');
  return origin === null || origin === 'null' ? ok(undefined) : checkOrigin(headers, site);
}

const refuseForeign = () =>
  refuse('access.denied', "This request did not come from Maquette's own pages.", {
    suggestion: 'Reload the page and try again. Programs use an API key and /api/v1.',
  });

function isOwnLoopback(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin) || !host) return false;
  const url = new URL(origin);
  return (
    url.protocol === 'http:' &&
    url.host === host &&
    ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  );
}
