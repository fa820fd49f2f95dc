import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmbedView } from '../../../features/visit/embed-view.tsx';
import { VisitProblem } from '../../../features/visit/visit-problem.tsx';
import { readEmbeddedPage } from '../../../server/shared-page.ts';

interface PageProps {
  params: Promise<{ token: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const shared = await readEmbeddedPage((await params).token);
  return shared.ok ? { title: shared.value.title } : {};
}

/** What a share link shows, for a frame of a site that it names. Which sites these are, the policy in proxy.ts says. */
export default async function EmbedRoute({ params }: PageProps) {
  const shared = await readEmbeddedPage((await params).token);
  if (!shared.ok && shared.refusal.code === 'limit.requests')
    return <VisitProblem message={shared.refusal.message} />;
  const asset = shared.ok ? shared.value.assets[0] : undefined;
  return asset ? <EmbedView asset={asset} /> : notFound();
}
