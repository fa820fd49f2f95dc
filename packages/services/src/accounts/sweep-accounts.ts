import { sweepRateLimits } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';

const keptDays = 30;

/** Removes what accounts leave behind: counts that are over, tokens and sessions that ended a month ago, old mails. */
export async function sweepAccounts({ db }: Pick<ServiceDeps, 'db'>): Promise<void> {
  const longAgo = new Date(Date.now() - keptDays * 86_400_000);
  await sweepRateLimits(db);
  await db.prisma.emailToken.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  await db.prisma.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: longAgo } }, { revokedAt: { lt: longAgo } }] },
  });
  await db.prisma.mail.deleteMany({
    where: { OR: [{ sentAt: { lt: longAgo } }, { failedAt: { lt: longAgo } }] },
  });
}
