import { mkdirSync } from 'node:fs';
import { createBell, createDatabase, type Bell } from '@maquette/db';
import { createMailer, type Mailer } from '@maquette/mail';
import { createPayments } from '@maquette/payments';
import { createJobQueue } from '@maquette/queue';
import { createSafeFetch, type Log, type SafeFetch, type ServiceDeps } from '@maquette/services';
import { createDiskStore, createS3Store } from '@maquette/storage';
import type { Env } from './env.ts';

/** Everything that this process works with. It checks no files, so it has no `media`. */
export interface Composition {
  deps: Omit<ServiceDeps, 'media'>;
  bell: Bell;
  mailer: Mailer;
  /** Calls addresses that users chose. */
  safeFetch: SafeFetch;
  close(): Promise<void>;
}

export function compose(env: Env, log: Log): Composition {
  const onError = warnNowAndThen(log);
  const { filesFolder, publicUrl, secret, temporaryFolder, priceList, allowLoopback } = env;
  mkdirSync(temporaryFolder, { recursive: true });
  const db = createDatabase({ url: env.databaseUrl, connectionsMax: 8 });
  const queue = createJobQueue({ url: env.queueUrl, onError });
  const bell = createBell({ url: env.databaseUrl, onError });
  return {
    deps: {
      db,
      store: env.s3
        ? createS3Store(env.s3)
        : createDiskStore({ folder: filesFolder, baseUrl: publicUrl, secret }),
      queue,
      payments: env.stripe && createPayments(env.stripe),
      settings: {
        publicUrl,
        secret,
        priceList,
        temporaryFolder,
        mailConfigured: env.smtpUrl !== null,
        allowLoopback,
      },
      log,
    },
    bell,
    safeFetch: createSafeFetch({ allowLoopback }),
    mailer: createMailer({ smtpUrl: env.smtpUrl, from: env.mailFrom }),
    async close() {
      await bell.close();
      await queue.close();
      await db.close();
    },
  };
}

const quietMs = 30_000;

/** Connections are tried again twice a second while a server is away; one line in half a minute says it. */
function warnNowAndThen(log: Log): (error: Error) => void {
  let quietUntilMs = 0;
  return (error) => {
    const nowMs = Date.now();
    if (nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + quietMs;
    log.warn({ reason: error.message }, 'a connection was lost; it is tried again');
  };
}
