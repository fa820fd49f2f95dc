import { ok, type Result, refuse } from '../result/index.ts';

/** Sites that one link may be embedded in. */
export const sitesMax = 20;
const siteCharactersMax = 255;

/**
 * The origin of a site that may show a link in a frame, as `frame-ancestors` takes it; refused at `embedSites`. Only https,
 * with a host of letters, digits, hyphens and dots: nothing in it can end a directive of the policy. On this machine, where
 * that is allowed, http too.
 */
export function parseSite(text: string, { allowLoopback }: { allowLoopback: boolean }): Result<string> {
  const wrong = siteProblem(text, { allowLoopback });
  return wrong
    ? refuse('input.invalid', wrong, {
        field: 'embedSites',
        suggestion: 'Write a site as https://www.example.com.',
      })
    : ok(new URL(text.trim()).origin);
}

/** What is wrong with a site that was written down, in a sentence; null: nothing. */
export function siteProblem(text: string, { allowLoopback }: { allowLoopback: boolean }): string | null {
  const named = `“${text.trim().slice(0, 80)}”`;
  const url = text.length <= siteCharactersMax && URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url) return `${named} is not the address of a site.`;
  const { protocol, hostname, pathname, search, hash, username, password } = url;
  const isLoopback = ['localhost', '127.0.0.1'].includes(hostname);
  if (username || password || search || hash || pathname !== '/')
    return `${named} is more than a site: leave out what follows the name.`;
  const mayBeHttp = allowLoopback && isLoopback;
  if (protocol !== 'https:' && !(protocol === 'http:' && mayBeHttp))
    return `${named} does not begin with https://.`;
  return /^([a-z0-9-]+\.)*[a-z0-9-]+$/.test(hostname) ? null : `${named} has a name that is not taken here.`;
}

/** What is pasted into another site to show a link there. */
export const embedCode = (url: string, title: string): string =>
  `<iframe src="${escaped(url)}" title="${escaped(title)}" width="800" height="600" style="border:0" ` +
  `sandbox="allow-scripts" allow="fullscreen" loading="lazy"></iframe>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character]!);
