import { freePort } from './start-studio.mjs';

/**
 * A real OpenID Connect provider on this machine, for tests. Whoever writes an address into its form is that person: the
 * address is their subject, and verified unless it begins with "unverified". Claims come from its userinfo endpoint alone,
 * which is what OpenID Connect asks for and its default.
 * @returns {Promise<{ issuer: string, env: Record<string, string>, stop(): Promise<void> }>} `env` tells a studio of it, and of one that is down
 */
export async function startOidcProvider() {
  // it warns that it runs without encryption and with keys that everyone knows: both are so
  const { warn, info } = console;
  console.warn = console.info = () => {};
  const { default: Provider } = await import('oidc-provider');
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const [client_id, client_secret] = ['maquette', 'a secret of the tests'];
  const provider = new Provider(issuer, {
    clients: [{ client_id, client_secret, redirect_uris: ['https://studio.invalid/'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: !sub.startsWith('unverified'), name: 'Ada Acme' }),
    }),
    cookies: { keys: ['a key of the tests'] },
    ttl: {
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
      Session: 600,
      Grant: 600,
      Interaction: 600,
    },
  });
  // the studio's port is not known yet
  provider.Client.prototype.redirectUriAllowed = () => true;
  const server = provider.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  Object.assign(console, { warn, info });
  const of = (name, values) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`OIDC_${name}_${key}`, value]));
  return {
    issuer,
    env: {
      OIDC_PROVIDERS: 'acme,down',
      ...of('ACME', { NAME: 'Acme', ISSUER: issuer, CLIENT_ID: client_id, CLIENT_SECRET: client_secret }),
      // port 9 is for discarding; nothing answers there
      ...of('DOWN', { NAME: 'Sleepy', ISSUER: 'http://127.0.0.1:9', CLIENT_ID: 'x', CLIENT_SECRET: 'y' }),
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
