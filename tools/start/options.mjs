import path from 'node:path';
import { StartRefusal } from './say.mjs';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/**
 * What the environment and the command line ask for.
 *
 * The mode decides who may reach us: `development` (the default on one machine) listens on loopback alone and shows
 * outgoing mail at /dev/mail; anything that listens wider, or brings its own database, is `production`.
 */
export function readOptions({ argv, env, root }) {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartRefusal(`PORT must be a whole number from 1 to 65535, not "${env.PORT}".`);
  const mode = env.MAQUETTE_MODE ?? (env.HOST && !loopback.has(env.HOST) ? 'production' : 'development');
  if (mode !== 'development' && mode !== 'production')
    throw new StartRefusal(`MAQUETTE_MODE must be "development" or "production", not "${mode}".`);
  const host = env.HOST ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1');
  if (mode === 'development' && !loopback.has(host))
    throw new StartRefusal(
      `In development mode Maquette shows everyone's mail at /dev/mail, so it listens on this machine alone, not on ${host}. ` +
        'Set MAQUETTE_MODE=production, or leave HOST out.',
    );
  return {
    root,
    port,
    host,
    mode,
    url: (env.MAQUETTE_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataFolder: path.resolve(env.MAQUETTE_DATA_DIR ?? path.join(root, 'data')),
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    dev: argv.includes('--dev'),
    verbose: argv.includes('--verbose'),
  };
}
