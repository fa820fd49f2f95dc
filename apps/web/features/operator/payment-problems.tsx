'use client';

import { Alert, Badge, Button, CardSection, Skeleton, Timestamp, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Events of the payment provider that fail, and differences that the comparison with it found. */
export function PaymentProblems() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const problems = useQuery({ ...trpc.operator.problems.queryOptions(), refetchInterval: 10_000 });
  const retry = useMutation(
    trpc.operator.retryEvent.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.operator.problems.queryKey() });
        toast.success('It is tried again');
      },
      onError: (error) => toast.error('That could not be done', { description: messageOf(error) }),
    }),
  );
  if (problems.error) return <Alert tone="danger">{messageOf(problems.error)}</Alert>;
  if (!problems.data) return <Skeleton className="h-64" />;
  const { events, drifts, waitingCount } = problems.data;
  return (
    <div className="flex flex-col gap-6">
      <CardSection
        title="Inbox"
        description={`${waitingCount} events wait to be processed. An event that keeps failing is put aside after about a day.`}
      >
        {events.length === 0 ? (
          <p className="text-text-muted">Every event was processed.</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {events.map((event) => (
              <li key={event.id} className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <p className="font-medium">
                    {event.type} {event.isDead && <Badge tone="danger">Put aside</Badge>}
                  </p>
                  <p className="text-sm break-words text-text-muted">
                    {event.objectId}, {event.attempts} tries, <Timestamp iso={event.receivedAt} full />:{' '}
                    {event.error}
                  </p>
                </div>
                <Button
                  size="small"
                  busy={retry.isPending}
                  onClick={() => retry.mutate({ eventId: event.id })}
                >
                  Try again
                </Button>
              </li>
            ))}
          </ul>
        )}
      </CardSection>
      <CardSection
        title="Differences"
        description="Every ten minutes, what the payment provider was paid is compared with our books, and put right."
      >
        {drifts.length === 0 ? (
          <p className="text-text-muted">No difference was ever found.</p>
        ) : (
          <ul className="flex flex-col gap-2 text-sm">
            {drifts.map((drift) => (
              <li key={drift.id}>
                <span className="font-medium">{drift.objectId}</span>, <Timestamp iso={drift.foundAt} full />:{' '}
                {drift.problem}{' '}
                {drift.isRepaired ? <Badge tone="success">Put right</Badge> : <Badge>Open</Badge>}
              </li>
            ))}
          </ul>
        )}
      </CardSection>
    </div>
  );
}
