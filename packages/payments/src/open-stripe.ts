import Stripe from 'stripe';

export interface StripeSettings {
  /** `sk_test_…`, `sk_live_…`, or a restricted key `rk_…`. */
  secretKey: string;
  /** Where the double of this installation answers. Left out: Stripe itself. */
  apiBase?: string | null;
  /** Whether people other than the one at this machine may reach the studio. */
  isProduction?: boolean;
}

/** A person may be waiting: Stripe answers in 1-2 s, and retries come on top. */
const timeoutMs = 15_000;
const networkRetriesMax = 2;

/** The official client. Throws when the settings could charge a card through the double, or open it to others. */
export function openStripe({ secretKey, apiBase, isProduction }: StripeSettings): Stripe {
  if (!secretKey) throw new Error('STRIPE_SECRET_KEY is empty.');
  const common = { timeout: timeoutMs, maxNetworkRetries: networkRetriesMax, telemetry: false } as const;
  if (!apiBase) return new Stripe(secretKey, common);
  if (/^[sr]k_live_/.test(secretKey))
    throw new Error('A live Stripe key was given together with the address of the Stripe double.');
  if (isProduction)
    throw new Error(
      'The Stripe double is for one machine: it is refused in production mode. Set STRIPE_SECRET_KEY.',
    );
  const { protocol, hostname, port } = new URL(apiBase);
  return new Stripe(secretKey, {
    ...common,
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port || (protocol === 'https:' ? 443 : 80),
  });
}
