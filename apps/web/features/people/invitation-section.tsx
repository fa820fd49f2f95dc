'use client';

import type { InvitationView } from '@maquette/domain/people';
import { Alert, AlertDialog, Button, CardSection, Skeleton, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { InvitationLine } from './invitation-line.tsx';

/** Invitations that wait, and those that are over behind a button. */
export function InvitationSection({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invitations = useQuery(trpc.invitation.list.queryOptions({ workspaceId }));
  const [showsAll, setShowsAll] = useState(false);
  const [doomed, setDoomed] = useState<InvitationView | null>(null);
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.invitation.pathKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() });
  };
  const onError = (error: unknown) => toast.error('Nothing was changed', { description: messageOf(error) });
  const resend = useMutation(
    trpc.invitation.resend.mutationOptions({
      onError,
      async onSuccess() {
        await refresh();
        toast.success('Sent again', { description: 'The link in the mail before no longer works.' });
      },
    }),
  );
  const revoke = useMutation(trpc.invitation.revoke.mutationOptions({ onError, onSuccess: refresh }));
  if (invitations.isPending) return <Skeleton className="h-24" />;
  if (invitations.isError) return <Alert tone="danger">{messageOf(invitations.error)}</Alert>;
  const isWaiting = ({ state }: InvitationView) => state === 'open' || state === 'expired';
  const waiting = invitations.data.filter(isWaiting);
  const over = invitations.data.filter((one) => !isWaiting(one));
  const shown = showsAll ? [...waiting, ...over] : waiting;
  return (
    <CardSection
      title="Invitations"
      description="They hold no seat: it is taken when somebody comes."
      actions={
        over.length > 0 && (
          <Button variant="quiet" size="small" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Hide those that are over' : `Show those that are over (${over.length})`}
          </Button>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="text-text-muted">Nobody is invited at the moment.</p>
      ) : (
        <ul aria-label="Invitations">
          {shown.map((invitation) => (
            <InvitationLine
              key={invitation.id}
              invitation={invitation}
              isBusy={resend.isPending || revoke.isPending}
              onResend={() => resend.mutate({ workspaceId, invitationId: invitation.id })}
              onRevoke={() => setDoomed(invitation)}
            />
          ))}
        </ul>
      )}
      {doomed && (
        <AlertDialog
          open
          danger
          onOpenChange={() => setDoomed(null)}
          title={doomed.email ? `Revoke the invitation of ${doomed.email}?` : 'Revoke the link?'}
          description="It no longer works. Who came in by it stays."
          confirmLabel="Revoke"
          onConfirm={() => {
            revoke.mutate({ workspaceId, invitationId: doomed.id });
            setDoomed(null);
          }}
        />
      )}
    </CardSection>
  );
}
