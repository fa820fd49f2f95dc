import { PageHeader } from '@maquette/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { OperatorPage } from '../../features/operator/operator-page.tsx';
import { requireSession } from '../../server/session.ts';

export const metadata: Metadata = { title: 'Operator' };

/** For whoever runs this installation. For everyone else there is nothing here. */
export default async function OperatorRoute() {
  const { user } = await requireSession('/operator');
  if (!user.instanceAdmin) notFound();
  return (
    <main className="mx-auto min-h-dvh max-w-6xl px-4 py-6 sm:px-6 lg:py-8">
      <PageHeader
        title="Operator"
        description="What this installation sells, and what needs a hand."
        linkAs={Link}
        crumbs={[{ label: 'Studio', href: '/' }, { label: 'Operator' }]}
      />
      <OperatorPage />
    </main>
  );
}
