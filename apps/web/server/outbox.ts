import { listOutbox, type OutboxMail } from '@maquette/services';
import { composition } from './compose.ts';
import { env } from './env.ts';

const listedMax = 100;

/** Whether mail stays here to be read at `/dev/mail`: in development, without a mail server. */
export const hasOutbox = (): boolean => env().isDevelopment && env().smtpUrl === null;

/** The newest messages, newest first; only those to `to` when given. */
export const readOutbox = (to: string | null): Promise<OutboxMail[]> =>
  listOutbox(composition().deps, { limit: listedMax, ...(to ? { to } : {}) });

/** One of the newest messages, or undefined. */
export const readOutboxMail = async (mailId: string): Promise<OutboxMail | undefined> =>
  (await readOutbox(null)).find((mail) => mail.id === mailId);
