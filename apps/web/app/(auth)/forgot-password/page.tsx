import type { Metadata } from 'next';
import { AccountCard } from '../../../features/account/account-card.tsx';
import { LinkRequestForm } from '../../../features/account/link-request-form.tsx';
import { TextLink } from '../../../features/account/text-link.tsx';
import { hasOutbox } from '../../../server/outbox.ts';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPasswordPage() {
  return (
    <AccountCard
      title="Forgotten your password?"
      intro="We send you a link to choose a new one."
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <LinkRequestForm purpose="reset" outbox={hasOutbox()} />
    </AccountCard>
  );
}
