import type { NextAuthOptions, Profile } from 'next-auth';
import type { OidcProvider } from './oidc-settings.ts';

/** What an ID token says, as far as we look. */
export interface OidcClaims {
  iss?: unknown;
  sub?: unknown;
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
}

const timeoutMs = 8_000;

/**
 * An OpenID Connect provider for next-auth, found by discovery: code flow with PKCE, state and nonce. Claims come from the
 * ID token; an address that it leaves out, from the userinfo endpoint.
 */
export const oidcProvider = (provider: OidcProvider): NextAuthOptions['providers'][number] => ({
  id: provider.id,
  name: provider.name,
  type: 'oauth',
  wellKnown: `${provider.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  authorization: { params: { scope: 'openid email profile' } },
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  httpOptions: { timeout: timeoutMs },
  userinfo: {
    async request({ client, tokens }) {
      const claims = readClaims(tokens.id_token);
      if ('email' in claims || !client.issuer.metadata['userinfo_endpoint']) return claims;
      const told = await client.userinfo(tokens.access_token ?? '');
      // OpenID Connect Core 5.3.2: it must be about the same subject
      if (told.sub !== claims.sub) throw new Error('The userinfo endpoint told about somebody else.');
      // what is signed goes before
      return { ...told, ...claims };
    },
  },
  // who it is here is decided in the sign-in callback
  profile: ({ sub }: OidcClaims) => ({ id: String(sub) }),
});

/** Of a token that openid-client has checked a moment ago. */
const readClaims = (idToken: string | undefined): Profile =>
  JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString('utf8'));
