import path from 'node:path';
import { z } from 'zod';

const optional = z
  .string()
  .optional()
  .transform((text) => text || null);

const schema = z
  .object({
    MAQUETTE_DATA_DIR: z.string().min(1),
    MAQUETTE_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
    MAQUETTE_SECRET: z.string().min(32, 'must have at least 32 characters'),
    MAQUETTE_PRICE_LIST: z.enum(['default', 'toolkit']).default('default'),
    MAQUETTE_MODE: z.enum(['development', 'production']).default('production'),
    STRIPE_SECRET_KEY: optional,
    STRIPE_WEBHOOK_SECRET: z.string().default(''),
    /** Set by the starter when there is no key of Stripe's: then payments are test payments. */
    MAQUETTE_STRIPE_DOUBLE_URL: optional,
    DATABASE_URL: z.string().startsWith('postgres'),
    REDIS_URL: optional,
    SMTP_URL: optional,
    MAIL_FROM: z.string().default('Maquette <maquette@localhost>'),
    S3_BUCKET: optional,
    S3_ENDPOINT: optional,
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().default(''),
    S3_SECRET_ACCESS_KEY: z.string().default(''),
  })
  .transform((values) => ({
    // webhooks to a program on one's own machine, while one writes it; never in production
    allowLoopback: values.MAQUETTE_MODE === 'development',
    filesFolder: path.join(values.MAQUETTE_DATA_DIR, 'files'),
    temporaryFolder: path.join(values.MAQUETTE_DATA_DIR, 'tmp'),
    publicUrl: values.MAQUETTE_URL,
    secret: values.MAQUETTE_SECRET,
    priceList: values.MAQUETTE_PRICE_LIST,
    stripe: values.STRIPE_SECRET_KEY
      ? {
          secretKey: values.STRIPE_SECRET_KEY,
          webhookSecret: values.STRIPE_WEBHOOK_SECRET,
          apiBase: values.MAQUETTE_STRIPE_DOUBLE_URL,
          isProduction: values.MAQUETTE_MODE === 'production',
        }
      : null,
    databaseUrl: values.DATABASE_URL,
    queueUrl: values.REDIS_URL ?? values.DATABASE_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    s3: values.S3_BUCKET && {
      bucket: values.S3_BUCKET,
      region: values.S3_REGION,
      endpoint: values.S3_ENDPOINT ?? undefined,
      accessKeyId: values.S3_ACCESS_KEY_ID,
      secretAccessKey: values.S3_SECRET_ACCESS_KEY,
    },
  }));

/** The settings of this process, checked. */
export type Env = z.output<typeof schema>;

/** Reads the environment. Throws with every name that is wrong. */
export function readEnv(): Env {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete. ${wrong.join('; ')}`);
}
