/** What an endpoint is called where people read of it. */
export const hostOf = ({ url }: { url: string }): string => new URL(url).host;

/** The address without what may be a secret: many receivers are known by their path alone. */
export function bareUrl({ url }: { url: string }): string {
  const { origin, pathname, search } = new URL(url);
  return pathname === '/' && search === '' ? origin : `${origin}/…`;
}
