import { env } from './env.ts';

/** Whether mail stays here to be read at `/dev/mail`: in development, without a mail server. */
export const hasOutbox = (): boolean => env().isDevelopment && env().smtpUrl === null;
