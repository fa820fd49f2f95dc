import path from 'node:path';

/** The studio's programs, with just the environment that each may know. */
export function studioPrograms({ options, databaseUrl, secrets, payments, env }) {
  const { root, port, host, url, mode, dataFolder, redisUrl, dev } = options;
  const tsx = ['--import', 'tsx'];
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const base = {
    ...pick(env, [
      'PATH',
      'HOME',
      'LANG',
      'TZ',
      'TMPDIR',
      'NODE_OPTIONS',
      'NODE_EXTRA_CA_CERTS',
      'MAQUETTE_TEST_HOOKS',
      'MAQUETTE_LOG_LEVEL',
    ]),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    MAQUETTE_MODE: mode,
    MAQUETTE_URL: url,
    DATABASE_URL: databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
  const studio = {
    ...base,
    ...pick(env, [
      'SMTP_URL',
      'MAIL_FROM',
      'MAQUETTE_PRICE_LIST',
      'S3_BUCKET',
      'S3_ENDPOINT',
      'S3_REGION',
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
    ]),
    ...secrets,
    ...payments.studioEnv,
    MAQUETTE_DATA_DIR: dataFolder,
  };
  // Programs on this machine reach the web server under its own address, whatever the public one is.
  const studioUrl = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  return [
    {
      name: 'web',
      args: [next, dev ? 'dev' : 'start', '-p', String(port), '-H', host],
      cwd: path.join(root, 'apps/web'),
      env: {
        ...studio,
        ...pick(
          env,
          Object.keys(env).filter((name) => name.startsWith('OIDC_')),
        ),
        PORT: String(port),
        HOST: host,
        NEXTAUTH_URL: url,
        NEXTAUTH_SECRET: secrets.MAQUETTE_SECRET,
      },
    },
    {
      name: 'background',
      args: [...tsx, 'src/main.ts'],
      cwd: path.join(root, 'apps/background'),
      env: studio,
    },
    {
      name: 'cpu-worker',
      args: [...tsx, 'src/main.ts'],
      cwd: path.join(root, 'apps/cpu-worker'),
      env: {
        ...base,
        ...pick(env, ['MAQUETTE_SCULPT_SLOTS', 'MAQUETTE_MESH_SLOTS', 'MAQUETTE_ENGINE_MEMORY_MB']),
        MAQUETTE_WORKER_TMP: env.MAQUETTE_WORKER_TMP ?? path.join(dataFolder, 'worker'),
        MAQUETTE_STUDIO_URL: studioUrl,
        MAQUETTE_WORKER_TOKEN: secrets.MAQUETTE_WORKER_TOKEN,
      },
    },
    ...(payments.doubleEnv
      ? [
          {
            name: 'stripe-double',
            args: [...tsx, 'src/main.ts'],
            cwd: path.join(root, 'apps/stripe-double'),
            env: {
              ...pick(env, ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_OPTIONS', 'MAQUETTE_TEST_HOOKS']),
              NODE_ENV: base.NODE_ENV,
              ...payments.doubleEnv,
            },
          },
        ]
      : []),
  ];
}

const pick = (env, names) =>
  Object.fromEntries(names.filter((name) => env[name]).map((name) => [name, env[name]]));
