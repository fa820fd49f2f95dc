import { createTransport } from 'nodemailer';

export interface Mailer {
  /** False without an SMTP server: then mail stays in the outbox. */
  configured: boolean;
  /** Resolves when the SMTP server has taken the mail; throws when it did not, or when there is none. */
  send(mail: OutgoingMail): Promise<void>;
}

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

const connectTimeoutMs = 10_000;
const silenceTimeoutMs = 20_000;

/**
 * Opens the one door to mail.
 * @param options.smtpUrl `smtp://user:password@host:587` or `smtps://…`; null without a server
 * @param options.from the sender, `Maquette <studio@example.com>`
 */
export function createMailer(options: { smtpUrl: string | null; from: string }): Mailer {
  if (options.smtpUrl === null)
    return {
      configured: false,
      send: () => Promise.reject(new Error('No mail server is configured.')),
    };
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    // a mail is its text: nothing is read from disk or fetched, whatever stands in it
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    configured: true,
    async send({ to, subject, text, html }) {
      await transport.sendMail({
        from: options.from,
        // as an object: a comma in an address cannot add a receiver
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
