import { ArrowLeftIcon, Card } from '@maquette/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LinkedText } from '../linked-text.tsx';
import { readOutboxMail } from '../../../../server/outbox.ts';

// the message holds links with tokens: no other page learns its address
export const metadata: Metadata = { title: 'Message', referrer: 'no-referrer' };

interface Props {
  params: Promise<{ mailId: string }>;
}

export default async function OutboxMailPage({ params }: Props) {
  const mail = await readOutboxMail((await params).mailId);
  if (!mail) notFound();
  return (
    <>
      <Link
        href="/dev/mail"
        className="inline-flex items-center gap-1.5 rounded-sm text-accent-strong hover:underline"
      >
        <ArrowLeftIcon className="size-4" aria-hidden="true" /> Outbox
      </Link>
      <h1 className="mt-3 text-2xl font-semibold break-words">{mail.subject}</h1>
      <dl className="mt-2 mb-5 grid grid-cols-[auto_1fr] gap-x-3 text-text-muted">
        <dt>To</dt>
        <dd className="min-w-0 break-words">{mail.to}</dd>
        <dt>Written</dt>
        <dd>
          <time dateTime={mail.createdAt.toISOString()}>
            {mail.createdAt.toISOString().slice(0, 19).replace('T', ' ')} UTC
          </time>
        </dd>
      </dl>
      <Card className="p-4 sm:p-5">
        <h2 className="mb-2 text-sm font-medium text-text-muted">Text</h2>
        <LinkedText text={mail.text} />
      </Card>
      <Card className="mt-4 overflow-hidden">
        <h2 className="px-4 pt-4 pb-2 text-sm font-medium text-text-muted sm:px-5">
          As it looks in a mail program
        </h2>
        {/* no scripts, no forms, no origin: a message is shown, never run */}
        <iframe
          title="The message as HTML"
          sandbox=""
          srcDoc={mail.html}
          className="h-130 w-full border-t border-border"
        />
      </Card>
    </>
  );
}
