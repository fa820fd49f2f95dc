'use client';

import type { Actor } from '@maquette/domain/access';
import type { Confirmation, OwnershipOfferView } from '@maquette/domain/people';
import { Button, Timestamp, toast, UsersIcon } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Says on every page that the workspace is offered to who looks. It was asked for with the page. */
export function OfferBanner({ member }: { member: Actor }) {
  const { workspaceId, userId } = member;
  const trpc = useTRPC();
  const ownership = useQuery(trpc.ownership.get.queryOptions({ workspaceId })).data;
  if (ownership?.offer?.to.id !== userId) return null;
  return <Banner workspaceId={workspaceId} offer={ownership.offer} confirmBy={ownership.confirmBy} />;
}

interface BannerProps {
  workspaceId: string;
  offer: OwnershipOfferView;
  confirmBy: Confirmation;
}

function Banner({ workspaceId, offer, confirmBy }: BannerProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isAccepting, setAccepting] = useState(false);
  const refresh = async () => {
    await queryClient.invalidateQueries();
    // what one may do now is in what the server rendered
    router.refresh();
  };
  const accept = useMutation(
    trpc.ownership.accept.mutationOptions({
      async onSuccess() {
        setAccepting(false);
        await refresh();
        toast.success('You are the owner of this workspace now');
      },
    }),
  );
  const decline = useMutation(
    trpc.ownership.decline.mutationOptions({
      onSuccess: refresh,
      onError: (error) => toast.error('The offer was not declined', { description: messageOf(error) }),
    }),
  );
  const which = { workspaceId, offerId: offer.id };
  return (
    <section
      aria-label="Offer"
      className="mb-5 flex flex-wrap items-center gap-x-5 gap-y-2.5 rounded-card border border-border bg-accent-soft py-2.5 pr-2.5 pl-3.5"
    >
      <div className="flex min-w-0 flex-1 basis-72 gap-3">
        <UsersIcon className="mt-px size-4.5 shrink-0 text-accent-strong" />
        <div className="min-w-0">
          <p className="font-medium">{offer.from.name} offers you this workspace</p>
          <p className="mt-0.5 text-text-muted">
            As its owner you answer for its people, its credits and its bills. The offer ends{' '}
            <Timestamp iso={offer.expiresAt} dateOnly />.
          </p>
        </div>
      </div>
      <div className="flex flex-auto items-center justify-end gap-2 sm:flex-none">
        <Button size="small" busy={decline.isPending} onClick={() => decline.mutate(which)}>
          Decline
        </Button>
        <Button size="small" variant="primary" onClick={() => setAccepting(true)}>
          Accept…
        </Button>
      </div>
      {isAccepting && (
        <ConfirmDialog
          title="Take the workspace over"
          description={
            offer.staysOwner
              ? `${offer.from.name} stays an owner beside you.`
              : `${offer.from.name} becomes an admin.`
          }
          submitLabel="Become the owner"
          confirmBy={confirmBy}
          isBusy={accept.isPending}
          error={accept.error}
          onSubmit={(password) => accept.mutate({ ...which, password })}
          onClose={() => setAccepting(false)}
        />
      )}
    </section>
  );
}
