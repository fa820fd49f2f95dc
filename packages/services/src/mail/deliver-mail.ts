import { Prisma } from '@maquette/db';
import type { Mailer } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';

/** Mails that one call takes. */
const batchMax = 20;
/** Tries before a mail is given up. */
export const mailTriesMax = 8;
/** Nobody else takes a mail for so long after it was taken; if the process dies meanwhile, it is sent again. */
const leaseSeconds = 120;
/** Seconds until the next try, by the number of tries so far. Over five hours in all. */
const backOffSeconds = [30, 120, 300, 900, 1_800, 3_600, 10_800];

interface TakenMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attempts: number;
}

/**
 * Sends what is due in the outbox; several processes may call it at once. A mail that was sent or given up keeps its
 * address and subject, but not its text: links in it are secrets. Without a mail server nothing is touched.
 * @returns how many were sent and how many failed this time; call again while `sent + failed` is not 0
 */
export async function deliverMail(
  deps: Pick<ServiceDeps, 'db' | 'log'>,
  mailer: Mailer,
): Promise<{ sent: number; failed: number }> {
  if (!mailer.configured) return { sent: 0, failed: 0 };
  const taken = await takeDue(deps);
  const sent = await Promise.all(taken.map((mail) => sendOne(deps, mailer, mail)));
  const sentCount = sent.filter(Boolean).length;
  return { sent: sentCount, failed: taken.length - sentCount };
}

/** The tries are counted before the first byte goes out: a mail that kills the process is given up too. */
const takeDue = ({ db }: Pick<ServiceDeps, 'db'>): Promise<TakenMail[]> =>
  db.prisma.$queryRaw<TakenMail[]>`
    UPDATE "Mail" SET "attempts" = "attempts" + 1, "nextAttemptAt" = now() + ${leaseSeconds} * interval '1 second'
    WHERE "id" IN (
      SELECT "id" FROM "Mail"
      WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "nextAttemptAt" <= now()
      ORDER BY "nextAttemptAt" LIMIT ${batchMax} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "to", "subject", "text", "html", "attempts"`;

async function sendOne(
  { db, log }: Pick<ServiceDeps, 'db' | 'log'>,
  mailer: Mailer,
  { id, attempts, ...mail }: TakenMail,
): Promise<boolean> {
  const finish = (data: Prisma.MailUpdateInput) => db.prisma.mail.update({ where: { id }, data });
  const emptied = { text: '', html: '' };
  try {
    if (attempts > mailTriesMax) throw new Error('Given up after a process died with it.');
    await mailer.send(mail);
  } catch (error) {
    const message = String((error as Error).message).slice(0, 500);
    if (attempts >= mailTriesMax) {
      log.error({ mailId: id, attempts, error: message }, 'a mail was given up');
      await finish({ failedAt: new Date(), error: message, ...emptied });
    } else {
      log.warn({ mailId: id, attempts, error: message }, 'a mail could not be sent');
      const waitSeconds = backOffSeconds[attempts - 1] ?? backOffSeconds.at(-1)!;
      await finish({ nextAttemptAt: new Date(Date.now() + waitSeconds * 1000), error: message });
    }
    return false;
  }
  await finish({ sentAt: new Date(), error: null, ...emptied });
  return true;
}
