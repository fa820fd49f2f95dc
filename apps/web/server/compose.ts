import { createBell, createDatabase, type Bell } from '@maquette/db';
import { createMedia } from '@maquette/media';
import { createPayments } from '@maquette/payments';
import { createJobQueue } from '@maquette/queue';
import { createDiskStore, createS3Store } from '@maquette/storage';
import type { ServiceDeps } from '@maquette/services';
import { env, type Env } from './env.ts';
import { createLog } from './log.ts';
import { notePeerAddress } from './note-peer-address.ts';

/** Everything that this process works with, wired once. */
export interface Composition {
  deps: ServiceDeps;
  bell: Bell;
  /** Fires when the process is told to end: open streams let go. */
  ending: AbortSignal;
}

// Kept on the process, not in the module: a development reload makes new modules, and one pool is enough.
const place = globalThis as typeof globalThis & { maquetteWeb?: Composition };

/** The composition of this process, made on first use. */
export function composition(): Composition {
  place.maquetteWeb ??= compose(env());
  return place.maquetteWeb;
}

function compose(settings: Env): Composition {
  const log = createLog('web');
  const onError = (error: Error) => log.warn({ error }, 'a connection was lost');
  notePeerAddress();
  const ending = new AbortController();
  process.once('SIGTERM', () => ending.abort());
  process.once('SIGINT', () => ending.abort());
  return {
    bell: createBell({ url: settings.databaseUrl, onError }),
    ending: ending.signal,
    deps: {
      db: createDatabase({ url: settings.databaseUrl, connectionsMax: 10 }),
      store: settings.s3
        ? createS3Store(settings.s3)
        : createDiskStore({
            folder: settings.filesFolder,
            baseUrl: settings.publicUrl,
            secret: settings.secret,
          }),
      media: createMedia({
        temporaryFolder: settings.temporaryFolder,
        onCrash: (reason) => log.error({ reason }, 'a file broke the process that checked it'),
      }),
      payments: settings.stripe && createPayments(settings.stripe),
      queue: createJobQueue({ url: settings.redisUrl ?? settings.databaseUrl, onError }),
      settings: {
        publicUrl: settings.publicUrl,
        secret: settings.secret,
        priceList: settings.priceList,
        mailConfigured: settings.smtpUrl !== null,
        temporaryFolder: settings.temporaryFolder,
        allowLoopback: settings.isDevelopment,
        identityProviders: settings.oidcProviders.map(({ id, name, issuer }) => ({ id, name, issuer })),
      },
      log,
    },
  };
}
