'use client';

import type { WebhookDeliveryView, WebhookEndpointView } from '@maquette/domain/webhooks';
import {
  Alert,
  Badge,
  Button,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
  toast,
  type BadgeTone,
} from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

const states: Record<WebhookDeliveryView['state'], { label: string; tone: BadgeTone }> = {
  waiting: { label: 'On its way', tone: 'neutral' },
  delivered: { label: 'Delivered', tone: 'success' },
  failed: { label: 'Given up', tone: 'danger' },
};
/** A first try takes a moment; later ones take their time. */
const freshTriesMax = 2;
const pollMs = 2_000;

/** What went out, with what the endpoints answered; each can be sent again. */
export function WebhookDeliveries({
  workspaceId,
  endpoints,
}: {
  workspaceId: string;
  endpoints: WebhookEndpointView[];
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const deliveries = useQuery({
    ...trpc.webhook.deliveries.queryOptions({ workspaceId }),
    refetchInterval: ({ state }) => (state.data?.some(isFresh) ? pollMs : false),
  });
  const replay = useMutation(
    trpc.webhook.replay.mutationOptions({
      onError: (error) => toast.error('It was not sent again', { description: messageOf(error) }),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.webhook.pathKey() }),
    }),
  );
  const hostOf = new Map(endpoints.map(({ id, url }) => [id, new URL(url).host]));
  return (
    <div className="mt-5">
      <h3 className="mb-1 font-medium">Deliveries</h3>
      {deliveries.isPending ? (
        <Skeleton className="h-16" />
      ) : deliveries.isError ? (
        <Alert tone="danger">{messageOf(deliveries.error)}</Alert>
      ) : deliveries.data.length === 0 ? (
        <p className="text-text-muted">Nothing was sent yet. Send a test event to see that it arrives.</p>
      ) : (
        <Table caption="Deliveries">
          <TableHead>
            <TableHeading>Event</TableHeading>
            <TableHeading className="hidden sm:table-cell">To</TableHeading>
            <TableHeading className="hidden sm:table-cell">When</TableHeading>
            <TableHeading>State</TableHeading>
            <TableHeading figures className="hidden sm:table-cell">
              Answer
            </TableHeading>
            <TableHeading>
              <span className="sr-only">Actions</span>
            </TableHeading>
          </TableHead>
          <tbody>
            {deliveries.data.map((delivery) => (
              <TableRow key={delivery.id}>
                <TableCell className="font-mono text-sm whitespace-nowrap">{delivery.event}</TableCell>
                <TableCell className="hidden whitespace-nowrap text-text-muted sm:table-cell">
                  {hostOf.get(delivery.endpointId) ?? '–'}
                </TableCell>
                <TableCell className="hidden whitespace-nowrap sm:table-cell">
                  <Timestamp iso={delivery.createdAt} />
                </TableCell>
                <TableCell className="sm:min-w-44">
                  <Badge tone={states[delivery.state].tone}>
                    {delivery.error && delivery.state === 'waiting'
                      ? 'Tried again later'
                      : states[delivery.state].label}
                  </Badge>
                  {delivery.error && <p className="mt-1 text-sm text-text-muted">{delivery.error}</p>}
                  {delivery.state === 'waiting' && delivery.attempts > 0 && delivery.nextAttemptAt && (
                    <p className="mt-0.5 text-sm text-text-muted">
                      Tried {delivery.attempts === 1 ? 'once' : `${delivery.attempts} times`}; again{' '}
                      <Timestamp iso={delivery.nextAttemptAt} full />.
                    </p>
                  )}
                </TableCell>
                <TableCell figures className="hidden sm:table-cell">
                  {delivery.responseCode ?? '–'}
                </TableCell>
                <TableCell className="text-right">
                  <Button
                    size="small"
                    aria-label={`Send again: ${delivery.event}`}
                    busy={replay.isPending && replay.variables.deliveryId === delivery.id}
                    onClick={() => replay.mutate({ workspaceId, deliveryId: delivery.id })}
                  >
                    Send again
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

const isFresh = ({ state, attempts }: WebhookDeliveryView): boolean =>
  state === 'waiting' && attempts <= freshTriesMax;
