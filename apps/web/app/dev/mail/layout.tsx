import { Logo } from '@maquette/ui';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { hasOutbox } from '../../../server/outbox.ts';

/** The outbox of a development set-up. Anywhere else there is no such page. */
export default function OutboxLayout({ children }: { children: ReactNode }) {
  if (!hasOutbox()) notFound();
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 py-6 sm:py-10">
      <header className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <Link href="/" className="rounded-sm" aria-label="Maquette, start page">
          <Logo />
        </Link>
        <p className="text-sm text-text-muted">Local outbox, in development only</p>
      </header>
      <main className="flex-1">{children}</main>
    </div>
  );
}
