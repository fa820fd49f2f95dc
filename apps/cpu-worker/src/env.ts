import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const slots = z.coerce.number().int().min(1).max(64);
const text = z.string().min(1);

const schema = z
  .object({
    /** The studio as this machine reaches it; MAQUETTE_URL, its public address, unless set. */
    MAQUETTE_STUDIO_URL: z.url().optional(),
    MAQUETTE_URL: z.url().optional(),
    MAQUETTE_WORKER_TOKEN: text,
    /** Redis carries the jobs where it is set; PostgreSQL otherwise, and then only the queue's own schema is used. */
    REDIS_URL: text.optional(),
    DATABASE_URL: text.optional(),
    /** Jobs at once. */
    MAQUETTE_SCULPT_SLOTS: slots.default(Math.max(1, availableParallelism() - 1)),
    MAQUETTE_MESH_SLOTS: slots.default(1),
    /** For one engine process in all, MB. */
    MAQUETTE_ENGINE_MEMORY_MB: z.coerce.number().int().min(512).default(2_048),
    MAQUETTE_WORKER_TMP: text.default(path.join(tmpdir(), 'maquette-worker')),
    MAQUETTE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .transform((env, context) => {
    const studioUrl = env.MAQUETTE_STUDIO_URL ?? env.MAQUETTE_URL;
    const queueUrl = env.REDIS_URL ?? env.DATABASE_URL;
    if (!studioUrl) context.addIssue('MAQUETTE_STUDIO_URL or MAQUETTE_URL: where the studio answers');
    if (!queueUrl) context.addIssue('REDIS_URL or DATABASE_URL: where the jobs come from');
    return {
      studioUrl: studioUrl ?? '',
      publicUrl: env.MAQUETTE_URL,
      queueUrl: queueUrl ?? '',
      workerToken: env.MAQUETTE_WORKER_TOKEN,
      sculptSlots: env.MAQUETTE_SCULPT_SLOTS,
      meshSlots: env.MAQUETTE_MESH_SLOTS,
      engineMemoryMb: env.MAQUETTE_ENGINE_MEMORY_MB,
      temporaryFolder: env.MAQUETTE_WORKER_TMP,
      logLevel: env.MAQUETTE_LOG_LEVEL,
    };
  });

/** What engines may see of the environment; no addresses, no secrets. */
const harmless = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'SystemRoot'] as const;

export type Env = z.output<typeof schema> & { engineEnv: Record<string, string> };

/** Reads and checks the settings. Throws an error that names every wrong one. */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
  const read = schema.safeParse(variables);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `  ${[...issue.path, issue.message].join(': ')}`);
    throw new Error(`The worker cannot start; these settings are missing or wrong:\n${wrong.join('\n')}`);
  }
  const engineEnv = Object.fromEntries(
    harmless.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  return { ...read.data, engineEnv };
}
