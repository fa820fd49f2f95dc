import type { Metadata } from 'next';
import { MagicLinkPanel } from '../../../features/account/magic-link-panel.tsx';
import { safePath } from '../../../features/account/safe-path.ts';
import { hasOutbox } from '../../../server/outbox.ts';

// the address holds a token: no other page learns it
export const metadata: Metadata = { title: 'Sign in', referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MagicLinkPage({ searchParams }: Props) {
  const { token, callbackUrl } = await searchParams;
  return (
    <MagicLinkPanel
      token={typeof token === 'string' && token ? token : null}
      callbackPath={safePath(callbackUrl)}
      outbox={hasOutbox()}
    />
  );
}
