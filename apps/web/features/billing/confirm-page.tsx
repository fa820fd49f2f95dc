'use client';

import type { OrderView } from '@maquette/domain/billing';
import { plans, topUpPacks } from '@maquette/domain/plans';
import { Alert, Button, buttonClass, Card, CircleCheckIcon, countOf, Spinner } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

const askEveryMs = 2_000;

/** After the checkout: asks the provider until it is known what became of the payment, and tells it as it is. */
export function ConfirmPage({ workspaceId, sessionId }: { workspaceId: string; sessionId: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const confirm = useMutation(
    trpc.billing.confirm.mutationOptions({
      async onSuccess({ status }) {
        if (status !== 'paid') return;
        await Promise.all(
          [trpc.billing.pathKey(), trpc.wallet.pathKey(), trpc.workspace.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
        router.refresh();
      },
    }),
  );
  const { mutate, data: order, error, isPending } = confirm;
  const isSettled = order !== undefined && order.status !== 'open';
  // the provider is the outside system: it is asked at once, and again while it has not decided
  useEffect(() => {
    if (isSettled || isPending) return;
    const timer = setTimeout(() => mutate({ workspaceId, sessionId }), order || error ? askEveryMs : 0);
    return () => clearTimeout(timer);
  }, [isSettled, isPending, order, error, mutate, workspaceId, sessionId]);
  return (
    <Card className="mx-auto mt-6 flex w-full max-w-lg flex-col gap-4 px-6 py-8" aria-live="polite">
      {error && !order ? (
        <Alert
          tone="warning"
          title="The payment could not be looked up yet"
          actions={<Button onClick={() => mutate({ workspaceId, sessionId })}>Ask again</Button>}
        >
          {messageOf(error)} If you paid, your credits come by themselves, also when you close this page.
        </Alert>
      ) : (
        <State order={order} />
      )}
      <p>
        <Link
          className={buttonClass({ variant: isSettled ? 'primary' : 'secondary' })}
          href={`/w/${workspaceId}/wallet/billing`}
        >
          {isSettled ? 'Go on' : 'Back to the billing page'}
        </Link>
      </p>
    </Card>
  );
}

function State({ order }: { order: OrderView | undefined }) {
  if (!order || order.status === 'open')
    return (
      <>
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <Spinner /> The payment is being confirmed
        </h2>
        <p className="text-text-muted">
          We ask the payment provider. Nothing is charged twice, and your credits come as soon as the payment
          is through, also when you close this page.
        </p>
      </>
    );
  if (order.status === 'paid')
    return (
      <>
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <CircleCheckIcon className="size-5 text-success" /> Paid. {nameOf(order)}
        </h2>
        <p className="text-text-muted">{countOf(order.credits, 'credit')} are in your wallet.</p>
      </>
    );
  return (
    <>
      <h2 className="text-lg font-semibold">Nothing was charged</h2>
      <p className="text-text-muted">
        {order.status === 'expired'
          ? 'This checkout was not completed in time.'
          : (order.failureMessage ?? 'The payment did not go through.')}{' '}
        You can try again whenever you like.
      </p>
    </>
  );
}

function nameOf({ productId }: OrderView): string {
  const plan = Object.values(plans).find(({ id }) => id === productId);
  if (plan) return `You are on the plan ${plan.name}.`;
  const pack = Object.values(topUpPacks).find(({ id }) => id === productId);
  return pack ? 'Thank you.' : '';
}
