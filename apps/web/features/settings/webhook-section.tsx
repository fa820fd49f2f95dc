'use client';

import type { WebhookEndpointView } from '@maquette/domain/webhooks';
import { Alert, AlertDialog, Button, CardSection, PlusIcon, Skeleton, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { CreateWebhookDialog } from './create-webhook-dialog.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhookLine } from './webhook-line.tsx';

/** Addresses of the workspace's own programs, which are called when something happens. */
export function WebhookSection({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const endpoints = useQuery(trpc.webhook.list.queryOptions({ workspaceId }));
  const [isCreating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<WebhookEndpointView | null>(null);
  const remove = useMutation(
    trpc.webhook.delete.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.webhook.pathKey() }),
      onError: (error) => toast.error('The endpoint was not removed', { description: messageOf(error) }),
    }),
  );
  return (
    <div id="webhooks" className="scroll-mt-16">
      <CardSection
        title="Webhooks"
        description="Your programs are called when something happens here. Each call is signed."
        actions={
          <Button icon={<PlusIcon className="size-4" />} onClick={() => setCreating(true)}>
            New endpoint
          </Button>
        }
      >
        {endpoints.isPending ? (
          <Skeleton className="h-16" />
        ) : endpoints.isError ? (
          <Alert tone="danger">{messageOf(endpoints.error)}</Alert>
        ) : endpoints.data.length === 0 ? (
          <p className="text-text-muted">Nothing is called yet.</p>
        ) : (
          <>
            <ul aria-label="Endpoints">
              {endpoints.data.map((endpoint) => (
                <WebhookLine
                  key={endpoint.id}
                  workspaceId={workspaceId}
                  endpoint={endpoint}
                  onRemove={() => setDoomed(endpoint)}
                />
              ))}
            </ul>
            <WebhookDeliveries workspaceId={workspaceId} endpoints={endpoints.data} />
          </>
        )}
        {isCreating && <CreateWebhookDialog workspaceId={workspaceId} onClose={() => setCreating(false)} />}
        <AlertDialog
          open={doomed !== null}
          onOpenChange={() => setDoomed(null)}
          title="Remove this endpoint?"
          description={`${doomed?.url ?? ''} is not called any more, and its deliveries are forgotten.`}
          confirmLabel="Remove endpoint"
          danger
          busy={remove.isPending}
          onConfirm={() =>
            doomed &&
            remove.mutate({ workspaceId, endpointId: doomed.id }, { onSettled: () => setDoomed(null) })
          }
        />
      </CardSection>
    </div>
  );
}
