import path from 'node:path';
import { StartRefusal, say } from './say.mjs';

/**
 * The database: the one that DATABASE_URL names, or a PostgreSQL of our own in the data folder, which is started
 * again when it dies.
 * @returns {Promise<{ url: string, pid(): number | null, stop(): Promise<void> }>}
 */
export async function openDatabase({ databaseUrl, dataFolder, onChange, onGiveUp }) {
  if (databaseUrl) {
    await refuseUnreachable(databaseUrl);
    return { url: databaseUrl, pid: () => null, stop: async () => {} };
  }
  const { startPostgres } = await import('../postgres/embedded-postgres.mjs');
  let server = null;
  let url = null;
  let stopping = false;
  const start = async () => {
    server = await startPostgres({
      dataDir: path.join(dataFolder, 'postgres'),
      database: 'maquette',
      user: 'maquette',
      flags: ['-c', 'max_connections=200'],
      onExit: (how) => void restart(how),
    });
    onChange();
  };
  /** Its backends may outlive a killed server for a moment, and it refuses to start beside them. */
  async function restart(how) {
    server = null;
    onChange();
    for (let attempt = 1; !stopping; attempt++) {
      say(`PostgreSQL ended (${how}); starting it again`);
      try {
        await start();
        // The programs know the database under its first address.
        if (server.url !== url)
          onGiveUp('PostgreSQL lost its port to another program. Start Maquette again.');
        return;
      } catch (error) {
        if (attempt >= 20) return onGiveUp(`PostgreSQL does not start any more: ${error.message}`);
        await new Promise((resolve) => setTimeout(resolve, 250 * attempt));
      }
    }
  }
  await start();
  url = server.url;
  say(`PostgreSQL runs in ${path.join(dataFolder, 'postgres')} (port ${server.port}, ${server.how})`);
  return {
    url,
    pid: () => server?.pid ?? null,
    async stop() {
      stopping = true;
      await server?.stop();
    },
  };
}

async function refuseUnreachable(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new StartRefusal(
      `The database in DATABASE_URL does not answer: ${error.message || error.code}. Check the address, the password, and that the database exists.`,
    );
  }
}

/** Says at once when the queue's Redis is not there, instead of leaving it to the logs. */
export async function refuseUnreachableRedis(redisUrl) {
  if (!redisUrl) return;
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 5_000,
  });
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new StartRefusal(
      `The Redis in REDIS_URL does not answer: ${error.message}. Check the address and the password, or leave REDIS_URL out.`,
    );
  } finally {
    redis.disconnect();
  }
}
