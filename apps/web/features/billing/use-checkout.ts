'use client';

import { toast } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Goes to the payment provider's page: to buy something, or to the portal. Busy until the browser has left. */
export function useCheckout(workspaceId: string) {
  const trpc = useTRPC();
  const onError = (error: unknown) =>
    toast.error('That could not be begun', { description: messageOf(error) });
  const leave = (url: string | null) => url && window.location.assign(url);
  const checkout = useMutation(
    trpc.billing.checkout.mutationOptions({ onSuccess: ({ checkoutUrl }) => leave(checkoutUrl), onError }),
  );
  const portal = useMutation(
    trpc.billing.portal.mutationOptions({ onSuccess: ({ url }) => leave(url), onError }),
  );
  return {
    busyWith: checkout.isPending || checkout.isSuccess ? checkout.variables?.productId : null,
    isPortalBusy: portal.isPending || portal.isSuccess,
    buy: (productId: string) => checkout.mutate({ workspaceId, productId }),
    openPortal: () => portal.mutate({ workspaceId }),
  };
}
