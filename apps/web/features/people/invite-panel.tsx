'use client';

import type { InvitationCard } from '@maquette/domain/people';
import { Alert, Button, FactList } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { signOut } from 'next-auth/react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { roleWords } from './people-words.ts';

interface InvitePanelProps {
  token: string;
  /** Where this page is, to come back to. */
  path: string;
  card: InvitationCard;
  /** The address of who is signed in. */
  email: string;
}

/** For who is signed in: one button. Opening the page alone changes nothing. */
export function InvitePanel({ token, path, card, email }: InvitePanelProps) {
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      // a whole new page: nothing of before is kept
      onSuccess: ({ workspaceId }) => window.location.assign(`/w/${workspaceId}`),
    }),
  );
  const isOther = (card.email ?? email) !== email || refusalOf(accept.error)?.code === 'access.denied';
  return (
    <>
      <InvitationFacts card={card} />
      {card.email !== null && card.email !== email && (
        <Alert tone="warning" live={false} title={`This invitation is for ${card.email}`}>
          You are signed in as {email}.
        </Alert>
      )}
      {accept.error && <Alert tone="danger">{messageOf(accept.error)}</Alert>}
      {isOther ? (
        <Button
          full
          size="large"
          onClick={() => void signOut({ callbackUrl: `/sign-in?callbackUrl=${encodeURIComponent(path)}` })}
        >
          Sign in with another address
        </Button>
      ) : (
        <Button
          variant="primary"
          full
          size="large"
          busy={accept.isPending || accept.isSuccess}
          onClick={() => accept.mutate({ token })}
        >
          Join {card.workspaceName}
        </Button>
      )}
    </>
  );
}

/** What an invitation says. */
export function InvitationFacts({ card }: { card: InvitationCard }) {
  const { role, billing, projectNames, invitedBy } = card;
  return (
    <FactList
      facts={[
        { name: 'Invited by', value: invitedBy },
        { name: 'As', value: `${roleWords[role].label}${billing ? ', and pays the bills' : ''}` },
        ...(projectNames.length > 0 ? [{ name: 'Projects', value: projectNames.join(', ') }] : []),
      ]}
    />
  );
}
