import { sweepRateLimits } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';

const keptDays = 30;

/** Removes what accounts leave behind: counts that are over, tokens and sessions that ended a month ago, old mails. */
export async function sweepAccounts({ db }: Pick<ServiceDeps, 'db'>): Promise<Record<string, number>> {
  const longAgo = new Date(Date.now() - keptDays * 86_400_000);
  const ended = { lt: longAgo };
  const { prisma } = db;
  const removedLimits = await sweepRateLimits(db);
  const tokens = await prisma.emailToken.deleteMany({ where: { expiresAt: ended } });
  const steps = await prisma.signInStep.deleteMany({ where: { expiresAt: ended } });
  const sessions = await prisma.session.deleteMany({
    where: { OR: [{ expiresAt: ended }, { revokedAt: ended }] },
  });
  const mails = await prisma.mail.deleteMany({ where: { OR: [{ sentAt: ended }, { failedAt: ended }] } });
  return {
    removedLimits,
    removedTokens: tokens.count + steps.count,
    removedSessions: sessions.count,
    removedMails: mails.count,
  };
}
