import type { Metadata } from 'next';
import { ResetPasswordForm } from '../../../features/account/reset-password-form.tsx';
import { hasOutbox } from '../../../server/outbox.ts';

// the address holds a token: no other page learns it
export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return <ResetPasswordForm token={typeof token === 'string' && token ? token : null} outbox={hasOutbox()} />;
}
