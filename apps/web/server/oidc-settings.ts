/** An OpenID Connect provider, as the environment describes it. */
export interface OidcProvider {
  /** In addresses: `/api/auth/callback/<id>`. */
  id: string;
  /** On the button: `Okta`. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What these need not say. */
const presets: Record<string, { name: string; issuer?: string }> = {
  google: { name: 'Google', issuer: 'https://accounts.google.com' },
  microsoft: { name: 'Microsoft' },
  okta: { name: 'Okta' },
  keycloak: { name: 'Keycloak' },
};

/** Names that next-auth or our own ways to sign in have already. */
const taken = new Set(['credentials', 'magic-link', 'two-factor', 'email']);

/**
 * Reads `OIDC_PROVIDERS=okta,google` with `OIDC_OKTA_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET` and `_NAME` for each.
 * @returns the providers, and a sentence for everything that is wrong; with any, none may be used
 */
export function readOidcSettings(env: Readonly<Record<string, string | undefined>>): {
  providers: OidcProvider[];
  problems: string[];
} {
  const ids = (env['OIDC_PROVIDERS'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const problems: string[] = [];
  const providers = ids.map((id) => readProvider(env, id, problems));
  for (const id of ids)
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(id) || taken.has(id))
      problems.push(
        `OIDC_PROVIDERS: "${id}" is no name for a provider. Use lower case letters, digits and dashes.`,
      );
  const repeated = (what: string[]) => what.find((one, at) => one !== '' && what.indexOf(one) !== at);
  const twice = repeated(ids);
  if (twice) problems.push(`OIDC_PROVIDERS: "${twice}" is there twice.`);
  const issuer = repeated(providers.map((provider) => provider.issuer));
  if (!twice && issuer) problems.push(`Two providers have the issuer ${issuer}.`);
  return { providers, problems };
}

function readProvider(
  env: Readonly<Record<string, string | undefined>>,
  id: string,
  problems: string[],
): OidcProvider {
  const prefix = `OIDC_${id.toUpperCase().replaceAll('-', '_')}_`;
  const read = (part: string) => env[prefix + part]?.trim() ?? '';
  const issuer = read('ISSUER') || (presets[id]?.issuer ?? '');
  if (!issuer) problems.push(`${prefix}ISSUER is missing.`);
  else if (!isIssuer(issuer))
    problems.push(`${prefix}ISSUER must be an https address without a query, not "${issuer}".`);
  for (const part of ['CLIENT_ID', 'CLIENT_SECRET'])
    if (!read(part)) problems.push(`${prefix}${part} is missing.`);
  const name = (read('NAME') || presets[id]?.name) ?? id;
  return { id, name, issuer, clientId: read('CLIENT_ID'), clientSecret: read('CLIENT_SECRET') };
}

/** Without encryption only on this machine: for tests and development. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback)) && search === '' && hash === '';
}
