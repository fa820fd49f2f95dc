import type { Database } from '@maquette/db';
import type { Media } from '@maquette/media';
import type { JobQueue } from '@maquette/queue';
import type { Payments } from '@maquette/payments';
import type { ObjectStore } from '@maquette/storage';

/** What every service is given: the doors to the outside, and the settings. Made once, in each app's `compose.ts`. */
export interface ServiceDeps {
  db: Database;
  store: ObjectStore;
  media: Media;
  queue: JobQueue;
  /** Null: this installation sells nothing. */
  payments: Payments | null;
  settings: ServiceSettings;
  log: Log;
}

export interface ServiceSettings {
  /** Where people reach the studio, without a slash at the end. Links in mails are made from it, never from `Host`. */
  publicUrl: string;
  /** Signs tokens (HMAC). At least 32 characters, the same in every process. */
  secret: string;
  priceList: 'default' | 'toolkit';
  mailConfigured: boolean;
  /** A folder for files that live as long as one check; on the disk of this process. */
  temporaryFolder: string;
  /** Webhooks may go to this machine: in development and tests alone. */
  allowLoopback?: boolean;
  /** Whose word counts for who somebody is; none unless told. */
  identityProviders?: readonly IdentityProvider[];
}

/** An OpenID Connect provider of the operator's choice. */
export interface IdentityProvider {
  /** In addresses: lower case letters, digits, dashes. */
  id: string;
  /** For people: `Okta`. */
  name: string;
  /** As it stands in its ID tokens. */
  issuer: string;
}

/** Structured log. Fields carry ids and figures, never secrets, names or file contents. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
