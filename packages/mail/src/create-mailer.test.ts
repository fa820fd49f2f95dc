import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from './create-mailer.ts';

interface Taken {
  receivers: string[];
  message: string;
}
let server: SMTPServer | null = null;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

/** A mail server that takes everything, or refuses it. */
async function openServer(options: { refuses?: boolean } = {}) {
  const taken: Taken[] = [];
  const parts: Buffer[] = [];
  const opened = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const receivers = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ receivers, message: Buffer.concat(parts.splice(0)).toString() });
        done(options.refuses ? new Error('mailbox full') : null);
      });
    },
  });
  server = opened;
  await new Promise<void>((ready) => opened.listen(0, '127.0.0.1', ready));
  return { taken, smtpUrl: `smtp://127.0.0.1:${(opened.server.address() as AddressInfo).port}` };
}

const mail = { to: 'ada@example.com', subject: 'Grüße', text: 'Hello Ada', html: '<p>Hello Ada</p>' };

describe('a mailer', () => {
  it('hands a mail to the server, as text and as HTML', async () => {
    const { taken, smtpUrl } = await openServer();
    const mailer = createMailer({ smtpUrl, from: 'Maquette <studio@example.com>' });
    expect(mailer.configured).toBe(true);
    await mailer.send(mail);
    expect(taken).toHaveLength(1);
    expect(taken[0]!.receivers).toEqual(['ada@example.com']);
    for (const part of [
      'From: Maquette <studio@example.com>',
      'Hello Ada',
      '<p>Hello Ada</p>',
      'Auto-Submitted',
    ])
      expect(taken[0]!.message).toContain(part);
  });

  it('sends to one receiver only, and lets no header in', async () => {
    const { taken, smtpUrl } = await openServer();
    const mailer = createMailer({ smtpUrl, from: 'studio@example.com' });
    await mailer.send({ ...mail, to: 'ada@example.com,eve@example.com' }).catch(() => {});
    await mailer.send({ ...mail, subject: 'Hi\r\nBcc: eve@example.com' });
    expect(taken.flatMap(({ receivers }) => receivers)).not.toContain('eve@example.com');
    expect(taken.at(-1)!.message).not.toMatch(/^Bcc:/m);
  });

  it('says when the server does not take it', async () => {
    const { smtpUrl } = await openServer({ refuses: true });
    await expect(createMailer({ smtpUrl, from: 'studio@example.com' }).send(mail)).rejects.toThrow(
      'mailbox full',
    );
  });

  it('says that no server is configured', async () => {
    const mailer = createMailer({ smtpUrl: null, from: 'studio@example.com' });
    expect(mailer.configured).toBe(false);
    await expect(mailer.send(mail)).rejects.toThrow('No mail server is configured');
  });
});
