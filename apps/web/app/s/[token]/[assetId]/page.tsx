import type { Metadata } from 'next';
import { sharedTitle, showShared } from '../../show-shared.tsx';

interface PageProps {
  params: Promise<{ token: string; assetId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = async ({ params }: PageProps): Promise<Metadata> => sharedTitle(await params);

/** One of what a link to a folder or project shows. */
export default async function SharedAssetRoute({ params, searchParams }: PageProps) {
  const { unlock } = await searchParams;
  return showShared({ ...(await params), unlock: typeof unlock === 'string' ? unlock : undefined });
}
