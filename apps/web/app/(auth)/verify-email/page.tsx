import type { Metadata } from 'next';
import { safePath } from '../../../features/account/safe-path.ts';
import { VerifyEmailPanel } from '../../../features/account/verify-email-panel.tsx';
import { hasOutbox } from '../../../server/outbox.ts';

// the address holds a token: no other page learns it
export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function VerifyEmailPage({ searchParams }: Props) {
  const { token, callbackUrl } = await searchParams;
  return (
    <VerifyEmailPanel
      token={typeof token === 'string' && token ? token : null}
      callbackPath={safePath(callbackUrl)}
      outbox={hasOutbox()}
    />
  );
}
