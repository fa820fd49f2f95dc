'use client';

import type { SessionLine } from '@maquette/domain/accounts';
import { Alert, AlertDialog, Badge, Button, CardSection, Skeleton, Timestamp, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Where the person is signed in, and the way to end it. */
export function SessionSection() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const sessions = useQuery(trpc.session.list.queryOptions());
  const habits = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.session.pathKey() }),
    onError: (error: unknown) => void toast.error('It was not ended', { description: messageOf(error) }),
  };
  const end = useMutation(trpc.session.end.mutationOptions(habits));
  const endOthers = useMutation(trpc.session.endOthers.mutationOptions(habits));
  return (
    <CardSection
      title="Where you are signed in"
      description="A session that you end is over within five seconds, wherever it is."
      actions={
        (sessions.data?.length ?? 0) > 1 && (
          <Button onClick={() => setAsking(true)}>Sign out everywhere else</Button>
        )
      }
    >
      {sessions.isPending ? (
        <Skeleton className="h-24" />
      ) : sessions.isError ? (
        <Alert tone="danger">{messageOf(sessions.error)}</Alert>
      ) : (
        <ul>
          {sessions.data.map((line) => (
            <li
              key={line.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border py-2.5 last:border-0"
            >
              <div className="min-w-0 flex-1 basis-52">
                <p className="font-medium">{line.device}</p>
                <p className="text-sm text-text-muted">
                  {wayIn(line)} · seen <Timestamp iso={line.lastSeenAt} />
                </p>
              </div>
              {line.isThis ? (
                <Badge tone="accent">This one</Badge>
              ) : (
                <Button
                  size="small"
                  aria-label={`End the session of ${line.device}`}
                  busy={end.isPending && end.variables.sessionId === line.id}
                  onClick={() => end.mutate({ sessionId: line.id })}
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Sign out everywhere else?"
        description="Every other browser has to sign in again. This one stays signed in."
        confirmLabel="Sign out the others"
        busy={endOthers.isPending}
        onConfirm={() => endOthers.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </CardSection>
  );
}

const wayIn = ({ how, withSecondFactor, ip }: SessionLine): string =>
  [withSecondFactor ? `${how} and code` : how, ip].filter(Boolean).join(' · ');
