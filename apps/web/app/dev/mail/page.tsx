import { Card, EmptyState, InboxIcon } from '@maquette/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { readOutbox } from '../../../server/outbox.ts';

export const metadata: Metadata = { title: 'Outbox' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OutboxPage({ searchParams }: Props) {
  const { to } = await searchParams;
  const mails = await readOutbox(typeof to === 'string' ? to : null);
  return (
    <>
      <h1 className="text-2xl font-semibold">Outbox</h1>
      <p className="mt-1 mb-5 text-text-muted">
        No mail server is set up, so messages are kept here instead of being sent. Set SMTP_URL to send them.
      </p>
      <Card>
        {mails.length === 0 ? (
          <EmptyState icon={<InboxIcon />} title="No messages yet">
            Sign up or ask for a new password, and the message appears here.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link
                  href={`/dev/mail/${mail.id}`}
                  className="flex flex-col gap-0.5 px-4 py-3 first:rounded-t-card hover:bg-surface-hover sm:flex-row sm:items-baseline sm:gap-4"
                >
                  <span className="min-w-0 flex-1 truncate font-medium">{mail.subject}</span>
                  <span className="min-w-0 truncate text-sm text-text-muted sm:max-w-64">{mail.to}</span>
                  <time dateTime={mail.createdAt.toISOString()} className="shrink-0 text-sm text-text-muted">
                    {mail.createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC
                  </time>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
