import path from 'node:path';
import { keepDoublePort, readDoubleSecrets } from './data-folder.mjs';
import { chooseFreePort } from './port.mjs';

/**
 * How the studio takes payments: with the operator's Stripe key; without one, by the double of this installation; in
 * production not at all without a key, because whoever reaches the double buys for nothing.
 * @returns {Promise<{ studioEnv: Record<string, string>, doubleEnv: Record<string, string> | null }>} what web and
 *   background are told, and what the double is told, when there is one
 */
export async function choosePayments({ options, env }) {
  const { mode, host, url, dataFolder } = options;
  if (env.STRIPE_SECRET_KEY)
    return {
      studioEnv: {
        STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY,
        STRIPE_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET ?? '',
      },
      doubleEnv: null,
    };
  if (mode === 'production') return { studioEnv: {}, doubleEnv: null };

  const kept = readDoubleSecrets(dataFolder);
  const port = await chooseFreePort({ host, kept: kept.STRIPE_DOUBLE_PORT });
  keepDoublePort(dataFolder, port);
  const keys = {
    STRIPE_SECRET_KEY: kept.STRIPE_DOUBLE_KEY,
    STRIPE_WEBHOOK_SECRET: kept.STRIPE_DOUBLE_WEBHOOK_SECRET,
  };
  return {
    studioEnv: { ...keys, MAQUETTE_STRIPE_DOUBLE_URL: `http://${inUrl(host)}:${port}` },
    doubleEnv: {
      ...keys,
      STRIPE_DOUBLE_HOST: host,
      STRIPE_DOUBLE_PORT: String(port),
      STRIPE_DOUBLE_STATE: path.join(dataFolder, 'stripe-double', 'state.json'),
      // The browser finds it on the machine where it finds the studio.
      STRIPE_DOUBLE_PAGES_URL:
        env.MAQUETTE_STRIPE_DOUBLE_PAGES_URL ?? `http://${new URL(url).hostname}:${port}`,
      STRIPE_DOUBLE_WEBHOOK_URL: `http://${inUrl(host)}:${options.port}/api/stripe/webhook`,
    },
  };
}

const inUrl = (host) => (host.includes(':') ? `[${host}]` : host);
