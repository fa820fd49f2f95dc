import path from 'node:path';
import { z } from 'zod';
import { readOidcSettings, type OidcProvider } from './oidc-settings.ts';

const optional = z
  .string()
  .optional()
  .transform((text) => text || null);

const schema = z
  .object({
    MAQUETTE_MODE: z.enum(['development', 'production']).default('production'),
    MAQUETTE_DATA_DIR: z.string().min(1),
    MAQUETTE_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
    MAQUETTE_SECRET: z.string().min(32, 'must have at least 32 characters'),
    MAQUETTE_WORKER_TOKEN: z.string().min(16, 'must have at least 16 characters'),
    MAQUETTE_PRICE_LIST: z.enum(['default', 'toolkit']).default('default'),
    DATABASE_URL: z.string().startsWith('postgres'),
    REDIS_URL: optional,
    SMTP_URL: optional,
    S3_BUCKET: optional,
    S3_ENDPOINT: optional,
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().default(''),
    S3_SECRET_ACCESS_KEY: z.string().default(''),
    STRIPE_SECRET_KEY: optional,
    STRIPE_WEBHOOK_SECRET: z.string().default(''),
    /** Set by the starter when there is no key of Stripe's: then payments are test payments. */
    MAQUETTE_STRIPE_DOUBLE_URL: optional,
    MAQUETTE_TEST_HOOKS: optional,
  })
  .transform((values) => ({
    isDevelopment: values.MAQUETTE_MODE === 'development',
    /** `/api/test/*` answers. */
    hasTestHooks: values.MAQUETTE_TEST_HOOKS === '1' && values.MAQUETTE_MODE === 'development',
    stripeDoubleUrl: values.MAQUETTE_STRIPE_DOUBLE_URL,
    filesFolder: path.join(values.MAQUETTE_DATA_DIR, 'files'),
    temporaryFolder: path.join(values.MAQUETTE_DATA_DIR, 'tmp'),
    publicUrl: values.MAQUETTE_URL,
    isHttps: values.MAQUETTE_URL.startsWith('https://'),
    secret: values.MAQUETTE_SECRET,
    workerToken: values.MAQUETTE_WORKER_TOKEN,
    priceList: values.MAQUETTE_PRICE_LIST,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    smtpUrl: values.SMTP_URL,
    s3: values.S3_BUCKET && {
      bucket: values.S3_BUCKET,
      region: values.S3_REGION,
      endpoint: values.S3_ENDPOINT ?? undefined,
      accessKeyId: values.S3_ACCESS_KEY_ID,
      secretAccessKey: values.S3_SECRET_ACCESS_KEY,
    },
    stripe: values.STRIPE_SECRET_KEY
      ? {
          secretKey: values.STRIPE_SECRET_KEY,
          webhookSecret: values.STRIPE_WEBHOOK_SECRET,
          apiBase: values.MAQUETTE_STRIPE_DOUBLE_URL,
          isProduction: values.MAQUETTE_MODE === 'production',
        }
      : null,
  }));

/** The settings of this process, checked. */
export type Env = z.output<typeof schema> & { oidcProviders: OidcProvider[] };

let read: Env | undefined;

/** Reads the environment on first use (`next build` needs none). Throws with every name that is wrong. */
export function env(): Env {
  if (read) return read;
  const parsed = schema.safeParse(process.env);
  const oidc = readOidcSettings(process.env);
  const problems = [
    ...(parsed.error?.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`) ?? []),
    ...oidc.problems,
  ];
  if (!parsed.success || problems.length > 0)
    throw new Error(`The environment is not complete. ${problems.join('; ')}`);
  read = { ...parsed.data, oidcProviders: oidc.providers };
  // next-auth reads these itself; the public URL is ours to say, never a request's Host
  process.env['NEXTAUTH_URL'] = read.publicUrl;
  process.env['NEXTAUTH_SECRET'] = read.secret;
  return read;
}

/** Whether this is Next's development server, which swaps code while it runs. */
export const isReloading = (): boolean => process.env['NODE_ENV'] === 'development';
