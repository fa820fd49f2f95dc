import { z } from 'zod';

const optional = z
  .string()
  .optional()
  .transform((text) => text || null);

const schema = z
  .object({
    STRIPE_DOUBLE_HOST: z.string().default('127.0.0.1'),
    STRIPE_DOUBLE_PORT: z.coerce.number().int().min(0).max(65_535),
    /** Where it remembers. */
    STRIPE_DOUBLE_STATE: z.string().min(1),
    /** Where a browser finds its pages. */
    STRIPE_DOUBLE_PAGES_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
    /** The studio's door for webhooks. */
    STRIPE_DOUBLE_WEBHOOK_URL: optional,
    STRIPE_SECRET_KEY: z.string().startsWith('sk_test_', 'must begin with sk_test_'),
    STRIPE_WEBHOOK_SECRET: z.string().min(16),
    MAQUETTE_TEST_HOOKS: optional,
  })
  .transform((values) => ({
    host: values.STRIPE_DOUBLE_HOST,
    port: values.STRIPE_DOUBLE_PORT,
    stateFile: values.STRIPE_DOUBLE_STATE,
    pagesUrl: values.STRIPE_DOUBLE_PAGES_URL,
    webhookUrl: values.STRIPE_DOUBLE_WEBHOOK_URL,
    secretKey: values.STRIPE_SECRET_KEY,
    webhookSecret: values.STRIPE_WEBHOOK_SECRET,
    hasControls: values.MAQUETTE_TEST_HOOKS === '1',
  }));

/** Reads the environment. Throws with every name that is wrong. */
export function readEnv(variables: Record<string, string | undefined> = process.env) {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete. ${wrong.join('; ')}`);
}
