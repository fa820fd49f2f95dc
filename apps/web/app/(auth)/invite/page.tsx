import type { InvitationCard } from '@maquette/domain/people';
import { buttonClass } from '@maquette/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountCard } from '../../../features/account/account-card.tsx';
import { SignUpForm } from '../../../features/account/sign-up-form.tsx';
import { InvitationFacts, InvitePanel } from '../../../features/people/invite-panel.tsx';
import { hasOutbox } from '../../../server/outbox.ts';
import { currentSession } from '../../../server/session.ts';
import { getCaller } from '../../../trpc/server.tsx';

// the address holds a secret: no other page learns it, and nobody finds the page
export const metadata: Metadata = {
  title: 'Invitation',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What an invitation's link opens. Opening it changes nothing. */
export default async function InvitePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const card = typeof token === 'string' && token !== '' ? await lookAt(token) : null;
  if (!card || typeof token !== 'string') return <NoInvitation />;
  const session = await currentSession();
  const path = `/invite?token=${encodeURIComponent(token)}`;
  if (!session) return <SignedOut card={card} token={token} path={path} />;
  return (
    <AccountCard title={`Join ${card.workspaceName}`} intro={`You are signed in as ${session.user.email}.`}>
      <InvitePanel token={token} path={path} card={card} email={session.user.email} />
    </AccountCard>
  );
}

/** Null for one that is unknown, used, revoked or over, all alike. */
async function lookAt(token: string): Promise<InvitationCard | null> {
  try {
    return await (await getCaller()).invitation.look({ token });
  } catch (error) {
    const { refusal } = ((error as Error).cause ?? {}) as { refusal?: object };
    if (refusal) return null;
    throw error;
  }
}

const NoInvitation = () => (
  <AccountCard
    title="This invitation no longer works"
    intro="It was used or taken back, or it is too old. Ask whoever invited you for a new one."
  >
    <Link href="/" className={buttonClass({ size: 'large' })}>
      Open Maquette
    </Link>
  </AccountCard>
);

function SignedOut({ card, token, path }: { card: InvitationCard; token: string; path: string }) {
  const signInHref = `/sign-in?callbackUrl=${encodeURIComponent(path)}`;
  return (
    <div className="flex flex-col gap-5">
      <AccountCard
        title={`Join ${card.workspaceName}`}
        intro={card.email ? `This invitation is for ${card.email}.` : 'Sign in to accept the invitation.'}
      >
        <InvitationFacts card={card} />
        <Link href={signInHref} className={buttonClass({ variant: 'primary', size: 'large' })}>
          Sign in
        </Link>
      </AccountCard>
      <SignUpForm outbox={hasOutbox()} invitation={{ token, email: card.email, signInHref }} />
    </div>
  );
}
