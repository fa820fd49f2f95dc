import { PageHeader } from '@maquette/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountPage } from '../../features/account/account-page.tsx';
import { signInProblem } from '../../features/account/sign-in-problem.ts';
import { requireSession } from '../../server/session.ts';
import { getQueryClient, HydrateClient, trpc } from '../../trpc/server.tsx';

export const metadata: Metadata = { title: 'Your account' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A person's own account: name, ways to sign in, and where they are signed in. */
export default async function AccountRoute({ searchParams }: Props) {
  await requireSession('/account');
  const { problem, linked } = await searchParams;
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.account.get.queryOptions()),
    queryClient.prefetchQuery(trpc.session.list.queryOptions()),
  ]);
  return (
    <main className="mx-auto min-h-dvh max-w-3xl px-4 py-6 sm:px-6 lg:py-8">
      <PageHeader
        title="Your account"
        description="Who you are here, and how you sign in."
        linkAs={Link}
        crumbs={[{ label: 'Studio', href: '/' }, { label: 'Your account' }]}
      />
      <HydrateClient>
        <AccountPage problem={signInProblem(problem)} isLinked={linked !== undefined} />
      </HydrateClient>
    </main>
  );
}
