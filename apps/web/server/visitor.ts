import type { Visitor } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { env } from './env.ts';

/** Proves to a share link that its passphrase was given. Kept per link: its path has the link's secret in it. */
const passCookie = 'mq-share-pass';

/** Who looks through a share link, as far as we know. */
export const visitorIn = (
  headers: Headers,
  cookies: { get(name: string): { value: string } | undefined },
): Visitor => ({
  ip: callerIp(headers),
  userAgent: headers.get('user-agent'),
  pass: cookies.get(passCookie)?.value ?? null,
});

/** Hands a pass to the browser, for the link's pages and for its files. */
export function passCookies(token: string, { pass, seconds }: { pass: string; seconds: number }): string[] {
  const { isHttps } = env();
  return [`/s/${token}`, `/api/share/${token}`].map(
    (path) =>
      `${passCookie}=${pass}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`,
  );
}
