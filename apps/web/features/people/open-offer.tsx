'use client';

import type { OwnershipOfferView } from '@maquette/domain/people';
import { Button, Timestamp, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** An offer that waits for its answer, with the way to take it back. */
export function OpenOffer({ workspaceId, offer }: { workspaceId: string; offer: OwnershipOfferView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    trpc.ownership.withdraw.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.ownership.pathKey() }),
      onError: (error) => toast.error('The offer was not taken back', { description: messageOf(error) }),
    }),
  );
  return (
    <p className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
      <span>
        {offer.from.name} offered it to {offer.to.name}. The offer ends{' '}
        <Timestamp iso={offer.expiresAt} dateOnly />.
      </span>
      <Button
        size="small"
        busy={withdraw.isPending}
        onClick={() => withdraw.mutate({ workspaceId, offerId: offer.id })}
      >
        Take the offer back
      </Button>
    </p>
  );
}
