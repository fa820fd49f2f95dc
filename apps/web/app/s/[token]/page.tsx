import type { Metadata } from 'next';
import { sharedTitle, showShared } from '../show-shared.tsx';

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = async ({ params }: PageProps): Promise<Metadata> => sharedTitle(await params);

/** What a share link shows, to anyone who has it. */
export default async function SharedRoute({ params, searchParams }: PageProps) {
  const { unlock } = await searchParams;
  return showShared({ ...(await params), unlock: typeof unlock === 'string' ? unlock : undefined });
}
