import { composition } from './compose.ts';
import { env } from './env.ts';

/** A message that waits to be sent, or that stays here because nothing sends it. */
export interface OutboxMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
}

const listedMax = 100;

/** Whether mail stays here to be read at `/dev/mail`: in development, without a mail server. */
export const hasOutbox = (): boolean => env().isDevelopment && env().smtpUrl === null;

/** The newest messages, newest first; only those to `to` when given. */
export const listOutbox = (to: string | null): Promise<OutboxMail[]> =>
  composition().deps.db.prisma.mail.findMany({
    where: to ? { to: { equals: to, mode: 'insensitive' } } : {},
    orderBy: { createdAt: 'desc' },
    take: listedMax,
  });

/** One message, or null. */
export const readOutboxMail = (mailId: string): Promise<OutboxMail | null> =>
  composition().deps.db.prisma.mail.findUnique({ where: { id: mailId } });
