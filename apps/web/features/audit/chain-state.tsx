'use client';

import { Badge, CircleCheckIcon, countOf, Skeleton, TriangleAlertIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Whether every event is there and as it was written: checked anew whenever the page is opened. */
export function ChainState({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const chain = useQuery({
    ...trpc.audit.verification.queryOptions({ workspaceId }),
    refetchOnWindowFocus: false,
  });
  return (
    <output className="mt-2 flex min-h-5.5 items-center gap-2 text-sm text-text-muted">
      {chain.isPending ? (
        <>
          <Skeleton className="h-5 w-36" />
          <span className="sr-only">The chain is being checked.</span>
        </>
      ) : chain.isError ? (
        <span>The chain could not be checked: {messageOf(chain.error)}</span>
      ) : chain.data.brokenAt === null ? (
        <>
          <Badge tone="success" icon={<CircleCheckIcon />}>
            The chain holds
          </Badge>
          <span>{countOf(chain.data.events, 'event')}</span>
        </>
      ) : (
        <>
          <Badge tone="danger" icon={<TriangleAlertIcon />}>
            The chain is broken
          </Badge>
          <span>at event {chain.data.brokenAt}: something was changed or taken out.</span>
        </>
      )}
    </output>
  );
}
