import type { Database } from '@maquette/db';
import type { Mailer, OutgoingMail } from '@maquette/mail';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { makeDatabase } from '../testing/make-database.ts';
import { deliverMail, mailTriesMax } from './deliver-mail.ts';
import { listOutbox } from './list-outbox.ts';
import { queueMail } from './queue-mail.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => ({ db, drop } = await makeDatabase(inject('databaseUrl'))));
afterAll(() => drop());
beforeEach(() => db.prisma.mail.deleteMany());

const noted: string[] = [];
const note = (_: object, message: string) => void noted.push(message);
const deps = () => ({ db, log: { info: note, warn: note, error: note } });
const mail = (to = 'ada@example.com') => ({
  to,
  subject: 'Hello',
  text: 'a secret link',
  html: '<p>a secret link</p>',
});
const queue = (to?: string) => db.transaction((tx) => queueMail(tx, mail(to)));
const makeAllDue = () => db.prisma.mail.updateMany({ data: { nextAttemptAt: new Date(0) } });
const only = async () => (await db.prisma.mail.findMany())[0]!;

/** A mail server as its users see it. */
function fakeMailer(send: (mail: OutgoingMail) => Promise<void> = async () => {}) {
  const sent: OutgoingMail[] = [];
  const mailer: Mailer = {
    configured: true,
    async send(mail) {
      await send(mail);
      sent.push(mail);
    },
  };
  return { mailer, sent };
}

describe('the outbox', () => {
  it('sends a mail once, and keeps of it only to whom and about what', async () => {
    await queue();
    const { mailer, sent } = fakeMailer();
    expect(await deliverMail(deps(), mailer)).toEqual({ sent: 1, failed: 0 });
    expect(await deliverMail(deps(), mailer)).toEqual({ sent: 0, failed: 0 });
    expect(sent).toEqual([mail()]);
    const kept = await only();
    expect(kept).toMatchObject({ to: 'ada@example.com', subject: 'Hello', text: '', html: '' });
    expect(kept.sentAt).toBeInstanceOf(Date);
  });

  it('holds nothing of a change that was rolled back', async () => {
    const failing = db.transaction(async (tx) => {
      await queueMail(tx, mail());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.prisma.mail.count()).toBe(0);
  });

  it('sends each mail once, however many processes deliver', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => queue(`p${i}@example.com`)));
    const { mailer, sent } = fakeMailer();
    const results = await Promise.all(Array.from({ length: 8 }, () => deliverMail(deps(), mailer)));
    expect(results.reduce((sum, result) => sum + result.sent, 0)).toBe(30);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(30);
    expect(sent).toHaveLength(30);
  });

  it('is left alone without a mail server', async () => {
    await queue();
    const mailer: Mailer = { configured: false, send: () => Promise.reject(new Error('never')) };
    expect(await deliverMail(deps(), mailer)).toEqual({ sent: 0, failed: 0 });
    expect(await only()).toMatchObject({ attempts: 0, text: 'a secret link' });
  });

  it('waits longer and longer after a failure, and gives up after eight tries', async () => {
    await queue();
    const { mailer } = fakeMailer(() => Promise.reject(new Error('mailbox full')));
    const waits: number[] = [];
    for (let tries = 1; tries < mailTriesMax; tries++) {
      const before = Date.now();
      expect(await deliverMail(deps(), mailer)).toEqual({ sent: 0, failed: 1 });
      const row = await only();
      expect(row).toMatchObject({
        attempts: tries,
        error: 'mailbox full',
        failedAt: null,
        text: 'a secret link',
      });
      waits.push(row.nextAttemptAt.getTime() - before);
      expect(await deliverMail(deps(), mailer)).toEqual({ sent: 0, failed: 0 });
      await makeAllDue();
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(25_000);
    await deliverMail(deps(), mailer);
    expect(await only()).toMatchObject({ attempts: 8, text: '', html: '', error: 'mailbox full' });
    expect((await only()).failedAt).toBeInstanceOf(Date);
    await makeAllDue();
    expect(await deliverMail(deps(), mailer)).toEqual({ sent: 0, failed: 0 });
    expect(noted).toContain('a mail was given up');
  });

  it('sends the others when one cannot be sent', async () => {
    await queue('bad@example.com');
    await queue('good@example.com');
    const { mailer, sent } = fakeMailer(async ({ to }) => {
      if (to.startsWith('bad')) throw new Error('no such mailbox');
    });
    expect(await deliverMail(deps(), mailer)).toEqual({ sent: 1, failed: 1 });
    expect(sent.map(({ to }) => to)).toEqual(['good@example.com']);
  });

  it('gives a mail to the next one when a process died while sending it', async () => {
    await queue();
    // as the dead process left it: taken, its lease over
    await db.prisma.mail.updateMany({ data: { attempts: 1, nextAttemptAt: new Date(0) } });
    const { mailer, sent } = fakeMailer();
    await deliverMail(deps(), mailer);
    expect(sent).toHaveLength(1);
  });

  it('gives a mail up that kills every process that sends it', async () => {
    await queue();
    await db.prisma.mail.updateMany({ data: { attempts: mailTriesMax } });
    const { mailer, sent } = fakeMailer();
    await deliverMail(deps(), mailer);
    expect(sent).toHaveLength(0);
    expect((await only()).failedAt).toBeInstanceOf(Date);
  });

  it('can be read in development, newest first, also by receiver', async () => {
    for (const to of ['ada@example.com', 'eve@example.com', 'ada@example.com']) await queue(to);
    expect(await listOutbox(deps(), { limit: 2 })).toHaveLength(2);
    const adas = await listOutbox(deps(), { limit: 10, to: 'Ada@Example.com' });
    expect(adas.map(({ to, text }) => [to, text])).toEqual([
      ['ada@example.com', 'a secret link'],
      ['ada@example.com', 'a secret link'],
    ]);
  });
});
