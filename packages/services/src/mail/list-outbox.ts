import type { ServiceDeps } from '../deps.ts';

export interface OutboxMail {
  id: string;
  to: string;
  subject: string;
  /** Empty once it was sent. */
  text: string;
  html: string;
  createdAt: Date;
  sentAt: Date | null;
  failedAt: Date | null;
  error: string | null;
}

/** The newest mails, newest first, to show in development. They hold links that sign people in: never show them elsewhere. */
export const listOutbox = (
  { db }: Pick<ServiceDeps, 'db'>,
  { limit, to }: { limit: number; to?: string },
): Promise<OutboxMail[]> =>
  db.prisma.mail.findMany({
    where: to ? { to: to.toLowerCase() } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: Math.min(limit, 200),
    omit: { attempts: true, nextAttemptAt: true },
  });
